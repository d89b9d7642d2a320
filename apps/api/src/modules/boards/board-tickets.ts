import { Injectable } from '@nestjs/common';
import { BoardRole } from '@vigia/domain/board';
import { Ids, TokenSigner } from '@vigia/platform';
import type { Caller } from '../../access/caller.js';
import type { OpenBoard } from './open-board.js';

/** Tickets for the board service. */
@Injectable()
export class BoardTickets {
  constructor(
    private readonly signer: TokenSigner,
    private readonly ids: Ids,
  ) {}

  /** A ticket for all that the caller may do. */
  issue(caller: Caller, open: OpenBoard): Promise<string> {
    return this.sign(caller, open, open.role === BoardRole.Write ? 'write' : 'read');
  }

  /** A ticket to look, and no more. */
  issueToRead(caller: Caller, open: OpenBoard): Promise<string> {
    return this.sign(caller, open, 'read');
  }

  /** [BRD-58] Issued when the right was asked for: whatever ended it since ends the ticket, too. */
  private sign(
    caller: Caller,
    { board, askedAtMs }: OpenBoard,
    boardRole: 'read' | 'write',
  ): Promise<string> {
    const claims = { ...caller, ticketId: this.ids.uuid(), boardId: board.id, boardRole };
    return this.signer.boardTicket(claims, askedAtMs);
  }
}
