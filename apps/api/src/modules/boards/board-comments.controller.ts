import { Body, Controller, Get, Param, Post, Query, Res, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { managesBoard } from '@vigia/domain/board';
import type { Actor } from '@vigia/domain/user';
import { ApiProblem } from '@vigia/platform/nest';
import type { Response } from 'express';
import { CurrentActor } from '../../access/access.decorators.js';
import { ApiIdempotencyKey, IdempotencyKey } from '../../idempotency/idempotency-key.decorator.js';
import { LINK_TO_NEXT, linkToNext } from '../../paging/link-to-next.js';
import { ApiBoardId } from './api-board.decorator.js';
import { BoardCommentsService } from './board-comments.service.js';
import { BoardHeaders } from './board-headers.interceptor.js';
import {
  BoardCommentDto,
  BoardCommentsDto,
  COMMENTS_PAGE,
  WriteCommentDto,
  toBoardCommentDto,
} from './dto/board-comment.dto.js';
import { ListCommentsQuery } from './dto/list-comments.query.js';

@ApiTags('tableros')
@Controller('tableros/:id/comentarios')
@UseInterceptors(BoardHeaders)
export class BoardCommentsController {
  constructor(private readonly comments: BoardCommentsService) {}

  @Get()
  @ApiOperation({
    operationId: 'listBoardComments',
    summary: 'What was said on a board',
    description: 'Oldest first. `Link` points to the next page.',
  })
  @ApiBoardId()
  @ApiResponse({
    status: 200,
    type: BoardCommentsDto,
    description: 'The comments.',
    headers: LINK_TO_NEXT,
  })
  @ApiProblem('invalid-request', 'invalid-cursor')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { limite = COMMENTS_PAGE, cursor }: ListCommentsQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BoardCommentsDto> {
    const query = { limit: limite, ...(cursor !== undefined && { cursor }) };
    const { open, page } = await this.comments.list(actor, id, query);
    linkToNext(response, { limite }, page.next);
    const reader = {
      email: actor.email,
      mayInvite: managesBoard(actor, open.board, open.incident),
    };
    return { comentarios: page.items.map((comment) => toBoardCommentDto(comment, reader)) };
  }

  @Post()
  @ApiOperation({
    operationId: 'writeBoardComment',
    summary: 'Say something about a place on a board',
    description:
      'For who writes on it. The client then puts the id into the pin, so that everybody who sees it change looks here again.',
  })
  @ApiBoardId()
  @ApiResponse({ status: 201, type: BoardCommentDto, description: 'The comment.' })
  @ApiIdempotencyKey()
  @ApiProblem('board-read-only')
  async write(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { pin, texto }: WriteCommentDto,
    @IdempotencyKey() key: string | undefined,
  ): Promise<BoardCommentDto> {
    const request = { actor, boardId: id, pin, text: texto.trim(), key };
    const comment = await this.comments.add(request);
    return toBoardCommentDto(comment, { email: actor.email, mayInvite: false });
  }
}
