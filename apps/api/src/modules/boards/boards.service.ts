import { Injectable } from '@nestjs/common';
import {
  BoardNotFoundError,
  BoardRepository,
  boardOfIncident,
  boardRoleOf,
  changeBoard,
  createBoard,
  incidentBoardId,
  type Board,
  type BoardChange,
  type BoardQuery,
} from '@vigia/domain/board';
import {
  SessionExpiredError,
  SessionRepository,
  isEnded,
  requireActive,
} from '@vigia/domain/identity';
import { IncidentNotFoundError, IncidentRepository, perspectiveOf } from '@vigia/domain/incident';
import { ConcurrentChangeError, Role, type Page } from '@vigia/domain/shared';
import { UserRepository, actorOf, type Actor } from '@vigia/domain/user';
import { Clock, Ids } from '@vigia/platform';
import type { Caller } from '../../access/caller.js';
import { Config } from '../../config/config.js';
import { RepeatedRequests } from '../../idempotency/repeated-requests.js';
import { isUuid } from '../../requests/is-uuid.js';
import { BoardDoor } from './board-door.js';
import { BoardWriter, type BoardRequest } from './board-writer.js';
import type { OpenBoard } from './open-board.js';

/** Boards from their making to their archive. */
@Injectable()
export class BoardsService {
  constructor(
    private readonly boards: BoardRepository,
    private readonly incidents: IncidentRepository,
    private readonly users: UserRepository,
    private readonly sessions: SessionRepository,
    private readonly door: BoardDoor,
    private readonly writer: BoardWriter,
    private readonly repeated: RepeatedRequests,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** [BRD-55] The free boards that somebody owns or was invited to; an admin's are all. */
  async list(actor: Actor, query: BoardQuery): Promise<Page<OpenBoard>> {
    const askedAtMs = this.clock.nowMs();
    const page =
      actor.role === Role.Admin
        ? await this.boards.listAll(query)
        : await this.boards.listByPerson(actor.email, query);
    const items = page.items.flatMap((board): readonly OpenBoard[] => {
      const role = boardRoleOf(actor, board, undefined);
      const isListed = role !== undefined && board.archived === query.archived;
      return isListed ? [{ board, incident: undefined, role, askedAtMs }] : [];
    });
    return page.next === undefined ? { items } : { items, next: page.next };
  }

  /** [BRD-55] The board of an incident for who may open it, if it was made already. */
  async listOfIncident(actor: Actor, incidentId: string): Promise<Page<OpenBoard>> {
    try {
      return { items: [await this.door.open(actor, incidentBoardId(incidentId))] };
    } catch (error) {
      if (error instanceof BoardNotFoundError) return { items: [] };
      throw error;
    }
  }

  find(actor: Actor, id: string): Promise<OpenBoard> {
    return this.door.open(actor, id);
  }

  /**
   * [BRD-62] A ticket opens hours of drawing, so account and session are looked at as they are now: an access token
   * outlives them by minutes.
   */
  async enter({ actor, sessionId }: Caller, id: string): Promise<OpenBoard> {
    const [{ board, incident, askedAtMs }, user, session] = await Promise.all([
      this.door.open(actor, id),
      this.users.find(actor.email),
      this.sessions.find(sessionId),
    ]);
    if (user === undefined || session === undefined) throw new SessionExpiredError();
    const current = actorOf(user);
    requireActive(current);
    if (isEnded(session, user)) throw new SessionExpiredError();
    return this.door.admit(current, board, incident, askedAtMs);
  }

  create(actor: Actor, name: string, key: string | undefined): Promise<OpenBoard> {
    const askedAtMs = this.clock.nowMs();
    const request = { caller: actor.email, route: 'POST /tableros', key, body: { name } };
    const made = this.repeated.once<Board>(request, async (seal) => {
      const board = createBoard(name, this.ids.uuid(), { by: actor, at: this.clock.now() });
      const receipt = seal(board);
      await this.boards.commit({ board, ...(receipt !== undefined && { receipt }) });
      return board;
    });
    return made.then((board) => this.door.admit(actor, board, undefined, askedAtMs));
  }

  change(request: BoardRequest, change: BoardChange): Promise<OpenBoard> {
    return this.writer.change(request, ({ board, incident }, stamp) =>
      changeBoard(board, change, stamp, incident),
    );
  }

  /** [BRD-54] The board of an incident, made when somebody who may open it asks for it first. */
  async ofIncident(actor: Actor, incidentId: string): Promise<OpenBoard> {
    const askedAtMs = this.clock.nowMs();
    if (!isUuid(incidentId)) throw new IncidentNotFoundError(incidentId);
    const id = incidentBoardId(incidentId);
    const [incident, stored] = await Promise.all([
      this.incidents.find(incidentId),
      this.boards.find(id),
    ]);
    const policy = { campusFeed: this.config.campus.feed };
    if (incident === undefined || perspectiveOf(incident, actor, policy) === undefined) {
      throw new IncidentNotFoundError(incidentId);
    }
    const board = stored ?? boardOfIncident(incident, { by: actor, at: this.clock.now() });
    const open = this.door.admit(actor, board, incident, askedAtMs);
    if (stored !== undefined) return open;
    try {
      await this.boards.commit({ board });
      return open;
    } catch (error) {
      // Somebody else opened it at the same moment.
      if (!(error instanceof ConcurrentChangeError)) throw error;
      return this.door.open(actor, id);
    }
  }
}
