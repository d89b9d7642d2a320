import { Injectable } from '@nestjs/common';
import { BoardRepository, writeComment, type BoardComment } from '@vigia/domain/board';
import type { Page } from '@vigia/domain/shared';
import type { Actor } from '@vigia/domain/user';
import { Clock, Ids } from '@vigia/platform';
import { RepeatedRequests } from '../../idempotency/repeated-requests.js';
import { BoardDoor } from './board-door.js';
import type { OpenBoard } from './open-board.js';

/** A comment, on its way onto a board. */
export interface CommentRequest {
  readonly actor: Actor;
  readonly boardId: string;
  readonly pin: string;
  readonly text: string;
  readonly key: string | undefined;
}

/** What was said on a board, and who looks. */
export interface Conversation {
  readonly open: OpenBoard;
  readonly page: Page<BoardComment>;
}

/** What people say about places on a board. */
@Injectable()
export class BoardCommentsService {
  constructor(
    private readonly boards: BoardRepository,
    private readonly door: BoardDoor,
    private readonly repeated: RepeatedRequests,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async list(
    actor: Actor,
    boardId: string,
    query: { readonly limit: number; readonly cursor?: string },
  ): Promise<Conversation> {
    const open = await this.door.open(actor, boardId);
    return { open, page: await this.boards.listComments(boardId, query) };
  }

  /** [BRD-60] */
  add({ actor, boardId, pin, text, key }: CommentRequest): Promise<BoardComment> {
    const route = `POST /tableros/${boardId}/comentarios`;
    const request = { caller: actor.email, route, key, body: { pin, text } };
    return this.repeated.once(request, async (seal) => {
      const { role } = await this.door.open(actor, boardId);
      const at = this.clock.now();
      const id = this.ids.ulid(Date.parse(at));
      const comment = writeComment({ id, boardId, pin, text }, role, { by: actor, at });
      await this.boards.addComment(comment, seal(comment));
      return comment;
    });
  }
}
