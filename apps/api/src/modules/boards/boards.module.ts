import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { BoardCommentsController } from './board-comments.controller.js';
import { BoardCommentsService } from './board-comments.service.js';
import { BoardDoor } from './board-door.js';
import { BoardGuestsController } from './board-guests.controller.js';
import { BoardGuestsService } from './board-guests.service.js';
import { BoardTickets } from './board-tickets.js';
import { BoardViews } from './board-views.js';
import { BoardWriter } from './board-writer.js';
import { BoardsController } from './boards.controller.js';
import { BoardsService } from './boards.service.js';
import { IncidentBoardsController } from './incident-boards.controller.js';

/** Whiteboards: what they are called, who may open them, what is said on them. Drawing is the board service's. */
@Module({
  imports: [AuthModule],
  controllers: [
    BoardsController,
    BoardGuestsController,
    BoardCommentsController,
    IncidentBoardsController,
  ],
  providers: [
    BoardsService,
    BoardGuestsService,
    BoardCommentsService,
    BoardDoor,
    BoardWriter,
    BoardTickets,
    BoardViews,
  ],
})
export class BoardsModule {}
