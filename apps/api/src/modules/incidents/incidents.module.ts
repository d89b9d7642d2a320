import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { IncidentMovesController } from './incident-moves.controller.js';
import { IncidentMovesService } from './incident-moves.service.js';
import { IncidentRecorder } from './incident-recorder.js';
import { IncidentReportsService } from './incident-reports.service.js';
import { IncidentViews } from './incident-views.js';
import { IncidentWriter } from './incident-writer.js';
import { IncidentsController } from './incidents.controller.js';
import { IncidentsService } from './incidents.service.js';

@Module({
  imports: [NotificationsModule],
  controllers: [IncidentsController, IncidentMovesController],
  providers: [
    IncidentsService,
    IncidentViews,
    IncidentReportsService,
    IncidentMovesService,
    IncidentWriter,
    IncidentRecorder,
  ],
})
export class IncidentsModule {}
