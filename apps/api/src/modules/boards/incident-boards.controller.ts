import { Controller, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblem } from '@vigia/platform/nest';
import { CurrentCaller } from '../../access/access.decorators.js';
import type { Caller } from '../../access/caller.js';
import { ApiBoard } from './api-board.decorator.js';
import { BoardHeaders } from './board-headers.interceptor.js';
import { BoardViews } from './board-views.js';
import { BoardsService } from './boards.service.js';
import { BoardDto } from './dto/board.dto.js';

@ApiTags('tableros')
@Controller('incidentes/:id/tablero')
@UseInterceptors(BoardHeaders)
export class IncidentBoardsController {
  constructor(
    private readonly boards: BoardsService,
    private readonly views: BoardViews,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'openIncidentBoard',
    summary: 'The board of an incident',
    description:
      'Made on its first use; repeating it answers the same board. For who sees the incident in full: its reporter reads, its worker and admins write.',
  })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid', maxLength: 36 } })
  @ApiBoard()
  @ApiProblem('incident-not-found', 'board-not-found')
  async open(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<BoardDto> {
    return this.views.of(caller, await this.boards.ofIncident(caller.actor, id));
  }
}
