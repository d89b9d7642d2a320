import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { MuteLinks } from './mute-links.js';

/** What people choose about notices. */
@Module({
  imports: [AuthModule],
  providers: [MuteLinks],
  exports: [MuteLinks],
})
export class PreferencesModule {}
