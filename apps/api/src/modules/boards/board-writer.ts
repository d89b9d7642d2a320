import { Injectable } from '@nestjs/common';
import { BoardRepository, type Board } from '@vigia/domain/board';
import type { Stamp } from '@vigia/domain/incident';
import { ConcurrentChangeError } from '@vigia/domain/shared';
import type { Actor } from '@vigia/domain/user';
import { Clock } from '@vigia/platform';
import { BoardDoor } from './board-door.js';
import type { OpenBoard } from './open-board.js';
import { StaleBoardError } from './stale-board.error.js';

/** A request to change one board. */
export interface BoardRequest {
  readonly actor: Actor;
  readonly boardId: string;
  /** Versions that the caller decided about; absent when any will do. */
  readonly versions?: readonly number[] | undefined;
}

/** What to make of the board; the same board when that would change nothing. */
export type DecideBoard = (open: OpenBoard, stamp: Stamp) => Board | Promise<Board>;

/** Somebody who invites a handful of people at once is their own rival. */
const ATTEMPTS = 8;

/** Changes boards: loads, decides, stores; again when somebody else was faster. */
@Injectable()
export class BoardWriter {
  constructor(
    private readonly boards: BoardRepository,
    private readonly door: BoardDoor,
    private readonly clock: Clock,
  ) {}

  async change(
    { actor, boardId, versions }: BoardRequest,
    decide: DecideBoard,
  ): Promise<OpenBoard> {
    for (let attempt = 1; ; attempt += 1) {
      const open = await this.door.open(actor, boardId);
      const board = await decide(open, { by: actor, at: this.clock.now() });
      // Only who may make the change is told what the board is now.
      if (versions?.includes(open.board.version) === false || attempt > ATTEMPTS) {
        throw new StaleBoardError(open);
      }
      if (board === open.board) return open;
      try {
        await this.boards.commit({ before: open.board, board });
        return this.door.admit(actor, board, open.incident, open.askedAtMs);
      } catch (error) {
        if (!(error instanceof ConcurrentChangeError)) throw error;
      }
    }
  }
}
