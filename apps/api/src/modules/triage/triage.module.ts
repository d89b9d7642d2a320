import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents/incidents.module.js';
import { BulkController } from './bulk.controller.js';
import { BulkService } from './bulk.service.js';
import { MergesController } from './merges.controller.js';
import { MergesService } from './merges.service.js';
import { SavedFiltersController } from './saved-filters.controller.js';
import { SavedFiltersService } from './saved-filters.service.js';
import { TriageController } from './triage.controller.js';

/** How admins put the queue in order. */
@Module({
  imports: [IncidentsModule],
  controllers: [TriageController, BulkController, MergesController, SavedFiltersController],
  providers: [BulkService, MergesService, SavedFiltersService],
})
export class TriageModule {}
