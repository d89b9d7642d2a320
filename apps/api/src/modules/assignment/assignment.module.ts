import { Module } from '@nestjs/common';
import { ShiftsController } from './shifts.controller.js';
import { ShiftsService } from './shifts.service.js';
import { SuggestionsController } from './suggestions.controller.js';
import { SuggestionsService } from './suggestions.service.js';

/** Who could do an incident, and when they work. */
@Module({
  controllers: [SuggestionsController, ShiftsController],
  providers: [SuggestionsService, ShiftsService],
})
export class AssignmentModule {}
