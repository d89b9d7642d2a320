import { Injectable } from '@nestjs/common';
import { inviteGuest, removeGuest, requireManager, type BoardRole } from '@vigia/domain/board';
import { UserNotFoundError, UserRepository, isEmail, normaliseEmail } from '@vigia/domain/user';
import { BoardWriter, type BoardRequest } from './board-writer.js';
import type { OpenBoard } from './open-board.js';

/** Who else may open a board. */
@Injectable()
export class BoardGuestsService {
  constructor(
    private readonly writer: BoardWriter,
    private readonly users: UserRepository,
  ) {}

  /** [BRD-57] */
  invite(request: BoardRequest, address: string, role: BoardRole): Promise<OpenBoard> {
    return this.writer.change(request, async ({ board, incident }, stamp) => {
      // Before accounts are looked up for somebody who may not invite.
      requireManager(board, stamp.by, incident);
      const email = normaliseEmail(address);
      const user = isEmail(email) ? await this.users.find(email) : undefined;
      if (user === undefined) throw new UserNotFoundError(email);
      return inviteGuest(board, { user, role }, stamp, incident);
    });
  }

  /** [BRD-57] [BRD-58] */
  remove(request: BoardRequest, address: string): Promise<OpenBoard> {
    return this.writer.change(request, ({ board, incident }, stamp) =>
      removeGuest(board, normaliseEmail(address), stamp, incident),
    );
  }
}
