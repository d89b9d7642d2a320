import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/incidents.module.js';
import { WorkController } from './work.controller.js';
import { WorkService } from './work.service.js';

/** Time and material that incidents cost. */
@Module({ imports: [IncidentsModule], controllers: [WorkController], providers: [WorkService] })
export class WorkModule {}
