import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { HealthController } from './health.controller.js';
import { StorageIndicator } from './storage.indicator.js';

/** Says to monitors and load balancers how the api is. */
@Module({
  imports: [TerminusModule.forRoot({ logger: false })],
  controllers: [HealthController],
  providers: [StorageIndicator],
})
export class HealthModule {}
