import { Injectable } from '@nestjs/common';
import {
  BoardNotFoundError,
  BoardRepository,
  boardRoleOf,
  incidentOfBoardId,
  type Board,
} from '@vigia/domain/board';
import { IncidentRepository, type Incident } from '@vigia/domain/incident';
import type { Actor } from '@vigia/domain/user';
import { Clock } from '@vigia/platform';
import { isUuid } from '../../requests/is-uuid.js';
import type { OpenBoard } from './open-board.js';

/** Opens boards to those who may. */
@Injectable()
export class BoardDoor {
  constructor(
    private readonly boards: BoardRepository,
    private readonly incidents: IncidentRepository,
    private readonly clock: Clock,
  ) {}

  /** [BRD-51] A board that the actor has no right to does not exist. */
  async open(actor: Actor, id: string): Promise<OpenBoard> {
    const askedAtMs = this.clock.nowMs();
    const incidentId = incidentOfBoardId(id);
    if (!isUuid(incidentId ?? id)) throw new BoardNotFoundError(id);
    const [board, incident] = await Promise.all([
      this.boards.find(id),
      incidentId === undefined ? undefined : this.incidents.find(incidentId),
    ]);
    if (board === undefined) throw new BoardNotFoundError(id);
    return this.admit(actor, board, incident, askedAtMs);
  }

  /** The same with what was read already, since `askedAtMs`. */
  admit(actor: Actor, board: Board, incident: Incident | undefined, askedAtMs: number): OpenBoard {
    const role = boardRoleOf(actor, board, incident);
    if (role === undefined) throw new BoardNotFoundError(board.id);
    return { board, incident, role, askedAtMs };
  }
}
