import { Module } from '@nestjs/common';
import { IncidentsModule } from '../incidents.module.js';
import { AutoAssigner } from './auto-assigner.js';
import { AutoAssignmentController } from './auto-assignment.controller.js';
import { AutoAssignmentService } from './auto-assignment.service.js';
import { QueueDrainer } from './queue-drainer.js';
import { ShiftsController } from './shifts.controller.js';
import { ShiftsService } from './shifts.service.js';
import { SuggestionsController } from './suggestions.controller.js';
import { SuggestionsService } from './suggestions.service.js';

/** Who could do an incident, when they work, and who gets it where no admin decides. */
@Module({
  imports: [IncidentsModule],
  controllers: [SuggestionsController, ShiftsController, AutoAssignmentController],
  providers: [SuggestionsService, ShiftsService, AutoAssignmentService, AutoAssigner, QueueDrainer],
})
export class AssignmentModule {}
