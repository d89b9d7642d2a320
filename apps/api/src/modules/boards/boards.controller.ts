import {
  Body,
  Controller,
  Get,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblem } from '@vigia/platform/nest';
import type { Request, Response } from 'express';
import { CurrentCaller } from '../../access/access.decorators.js';
import type { Caller } from '../../access/caller.js';
import { ApiIdempotencyKey, IdempotencyKey } from '../../idempotency/idempotency-key.decorator.js';
import { LINK_TO_NEXT, linkToNext } from '../../paging/link-to-next.js';
import { ApiIfMatch, ETAG, versionsOf } from '../../requests/if-match.js';
import { ApiBoard, ApiBoardId } from './api-board.decorator.js';
import { BoardHeaders } from './board-headers.interceptor.js';
import { BoardTickets } from './board-tickets.js';
import { BoardViews } from './board-views.js';
import { BoardsService } from './boards.service.js';
import { BoardDto, BoardsDto } from './dto/board.dto.js';
import { BoardTicketDto, toBoardTicketDto } from './dto/board-ticket.dto.js';
import { ChangeBoardDto, toBoardChange } from './dto/change-board.dto.js';
import { CreateBoardDto } from './dto/create-board.dto.js';
import { ListBoardsQuery, toBoardQuery } from './dto/list-boards.query.js';

@ApiTags('tableros')
@Controller('tableros')
@UseInterceptors(BoardHeaders)
export class BoardsController {
  constructor(
    private readonly boards: BoardsService,
    private readonly views: BoardViews,
    private readonly tickets: BoardTickets,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listBoards',
    summary: 'The boards of the caller',
    description:
      'Those that belong to no incident and that the caller made or was invited to; an admin’s are all. The newest change first. A page may be shorter than `limite`; `Link` points to the next one. `incidente_id` looks for the board of an incident, without making it.',
  })
  @ApiResponse({
    status: 200,
    type: BoardsDto,
    description: 'The boards.',
    headers: LINK_TO_NEXT,
  })
  @ApiProblem('invalid-request', 'invalid-cursor')
  async list(
    @CurrentCaller() caller: Caller,
    @Query() query: ListBoardsQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BoardsDto> {
    const { archivados, limite, incidente_id: incidentId } = query;
    const page =
      incidentId === undefined
        ? await this.boards.list(caller.actor, toBoardQuery(query))
        : await this.boards.listOfIncident(caller.actor, incidentId);
    linkToNext(response, { archivados, limite }, page.next);
    return { tableros: await Promise.all(page.items.map((open) => this.views.of(caller, open))) };
  }

  @Post()
  @ApiOperation({
    operationId: 'createBoard',
    summary: 'Make a board',
    description: 'For admins and workers, who invite others afterwards.',
  })
  @ApiResponse({
    status: 201,
    type: BoardDto,
    description: 'The board.',
    headers: {
      ...ETAG,
      Location: {
        description: 'The board, relative to this route.',
        schema: { type: 'string', maxLength: 100, pattern: '^tableros/[0-9a-f-]+$' },
      },
    },
  })
  @ApiIdempotencyKey()
  @ApiProblem('only-staff-create-boards')
  async create(
    @CurrentCaller() caller: Caller,
    @Body() { nombre }: CreateBoardDto,
    @IdempotencyKey() key: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BoardDto> {
    const open = await this.boards.create(caller.actor, nombre.trim(), key);
    response.setHeader('Location', `tableros/${open.board.id}`);
    return this.views.of(caller, open);
  }

  @Get(':id')
  @ApiOperation({
    operationId: 'getBoard',
    summary: 'One board',
    description: 'What it is called, whose it is and what the caller may do; not what is drawn.',
  })
  @ApiBoardId()
  @ApiBoard()
  async get(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<BoardDto> {
    return this.views.of(caller, await this.boards.find(caller.actor, id));
  }

  @Patch(':id')
  @ApiOperation({
    operationId: 'changeBoard',
    summary: 'Rename or archive a board',
    description:
      'For who manages it: its owner, the worker of its incident, admins. Archiving ends everybody’s writing within seconds.',
  })
  @ApiBoardId()
  @ApiBoard()
  @ApiIfMatch('tablero')
  @ApiProblem('board-not-yours')
  async change(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: ChangeBoardDto,
    @Req() request: Request,
  ): Promise<BoardDto> {
    const asked = { actor: caller.actor, boardId: id, versions: versionsOf(request) };
    return this.views.of(caller, await this.boards.change(asked, toBoardChange(body)));
  }

  @Post(':id/ticket')
  @ApiOperation({
    operationId: 'createBoardTicket',
    summary: 'Get a ticket for a board',
    description:
      'For the board service; good once for a socket, and for a minute. Takes no Idempotency-Key: every ticket is a new one.',
  })
  @ApiBoardId()
  @ApiResponse({ status: 201, type: BoardTicketDto, description: 'The ticket.' })
  @ApiProblem('session-expired')
  async ticket(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<BoardTicketDto> {
    const open = await this.boards.enter(caller, id);
    return toBoardTicketDto(await this.tickets.issue(caller, open), open.role);
  }
}
