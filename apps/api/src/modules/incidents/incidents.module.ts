import { Module } from '@nestjs/common';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { CampusModule } from '../campus/campus.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { DuplicatesController } from './duplicates/duplicates.controller.js';
import { DuplicatesService } from './duplicates/duplicates.service.js';
import { OpenIncidents } from './duplicates/open-incidents.js';
import { FollowedController } from './followers/followed.controller.js';
import { FollowersController } from './followers/followers.controller.js';
import { FollowersService } from './followers/followers.service.js';
import { AssignmentBell } from './assignment/assignment-bell.js';
import { IncidentMovesController } from './incident-moves.controller.js';
import { IncidentMovesService } from './incident-moves.service.js';
import { IncidentPhotosController } from './incident-photos.controller.js';
import { IncidentPhotosService } from './incident-photos.service.js';
import { IncidentRecorder } from './incident-recorder.js';
import { IncidentReportsService } from './incident-reports.service.js';
import { IncidentViews } from './incident-views.js';
import { IncidentWorkController } from './incident-work.controller.js';
import { IncidentWriter } from './incident-writer.js';
import { IncidentsController } from './incidents.controller.js';
import { IncidentsService } from './incidents.service.js';
import { BulkController } from './triage/bulk.controller.js';
import { BulkService } from './triage/bulk.service.js';
import { MergesController } from './triage/merges.controller.js';
import { MergesService } from './triage/merges.service.js';
import { SavedFiltersController } from './triage/saved-filters.controller.js';
import { SavedFiltersService } from './triage/saved-filters.service.js';
import { TriageController } from './triage/triage.controller.js';

@Module({
  imports: [NotificationsModule, CampusModule, AttachmentsModule],
  controllers: [
    // Before the routes about one incident, which would take `resumen` for an id.
    TriageController,
    BulkController,
    MergesController,
    SavedFiltersController,
    IncidentsController,
    IncidentMovesController,
    IncidentWorkController,
    IncidentPhotosController,
    DuplicatesController,
    FollowersController,
    FollowedController,
  ],
  providers: [
    BulkService,
    MergesService,
    SavedFiltersService,
    IncidentsService,
    IncidentViews,
    IncidentReportsService,
    IncidentMovesService,
    IncidentPhotosService,
    FollowersService,
    DuplicatesService,
    OpenIncidents,
    IncidentWriter,
    IncidentRecorder,
    AssignmentBell,
  ],
  exports: [
    IncidentsService,
    IncidentViews,
    IncidentMovesService,
    IncidentWriter,
    IncidentRecorder,
    AssignmentBell,
  ],
})
export class IncidentsModule {}
