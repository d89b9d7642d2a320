import {
  BOARD_LIMITS,
  EVERYBODY,
  EVERY_BOARD,
  type BoardStateRepository,
  type Revocation,
} from '@vigia/domain/board';
import type { OneTimeTokenRepository } from '@vigia/domain/identity';
import type { BoardTicketClaims, Clock, TokenVerifier } from '@vigia/platform';
import { randomInt } from 'node:crypto';
import { Allowance } from './allowance.js';
import { REFUSALS, type Refusal } from './refusal.js';
import type { Seal } from './seal.js';
import type { Admission, Session } from './session.js';

const TOKEN_LENGTH = 4_096;
const NONCES = 2 ** 21;
const SECOND_MS = 1_000;

/** Who may come in: tickets, sessions, and the end of access. */
export class Admissions {
  readonly #sessions = new Map<string, Set<Session>>();
  readonly #allowances = new Map<string, { readonly allowance: Allowance; sessions: number }>();

  constructor(
    private readonly verifier: TokenVerifier,
    private readonly tokens: OneTimeTokenRepository,
    private readonly states: BoardStateRepository,
    private readonly seal: Seal,
    private readonly clock: Clock,
  ) {}

  /** How many sessions are open. */
  get count(): number {
    let count = 0;
    for (const sessions of this.#sessions.values()) count += sessions.size;
    return count;
  }

  /** [BRD-1] Lets a session in, or says why not. */
  async admit(session: Session, boardId: string, token: string): Promise<Refusal | undefined> {
    const ticket = await this.ticket(boardId, token);
    if (ticket === undefined) return REFUSALS.ticketInvalid;
    const crowd = this.#crowd(boardId, ticket.actor.email);
    if (crowd !== undefined) return crowd;
    if (!(await this.tokens.claim(ticket.ticketId, ticket.expiresAt))) {
      return REFUSALS.ticketInvalid;
    }
    this.#register(session, boardId, ticket);
    return undefined;
  }

  /** [BRD-1] What a ticket proves for this board, without using it up. */
  async ticket(boardId: string, token: string): Promise<BoardTicketClaims | undefined> {
    if (token.length > TOKEN_LENGTH) return undefined;
    const ticket = await this.verifier.boardTicket(token, this.clock.nowMs());
    if (ticket?.boardId !== boardId) return undefined;
    return (await this.#isEnded(ticket)) ? undefined : ticket;
  }

  /** Uses a ticket up; `false` when it was used before. */
  async claim(ticket: BoardTicketClaims): Promise<boolean> {
    return this.tokens.claim(ticket.ticketId, ticket.expiresAt);
  }

  /** [BRD-12] [BRD-13] Closes the sessions whose right or time has ended. */
  async review(): Promise<void> {
    const overAt = this.clock.nowMs() - BOARD_LIMITS.sessionHours * 3_600_000;
    const everywhere = await this.#ends(EVERY_BOARD);
    for (const [boardId, sessions] of [...this.#sessions]) {
      const here = await this.#ends(boardId);
      for (const session of [...sessions]) {
        const ticket = session.admission?.ticket;
        if (ticket === undefined) continue;
        if (isOver(ticket, here) || isOver(ticket, everywhere)) {
          session.refuse(REFUSALS.accessEnded);
        } else if (Date.parse(ticket.issuedAt) < overAt) {
          session.refuse(REFUSALS.sessionOver);
        }
      }
    }
  }

  /** Every open session. */
  sessions(): Session[] {
    return [...this.#sessions.values()].flatMap((sessions) => [...sessions]);
  }

  /** The sessions that are open on a board. */
  sessionsOf(boardId: string): Session[] {
    return [...(this.#sessions.get(boardId) ?? [])];
  }

  /** A new client id for a person on a board. */
  clientId(boardId: string, who: string): number {
    return this.seal.clientId(boardId, who, randomInt(NONCES));
  }

  who(email: string): string {
    return this.seal.who(email);
  }

  /** [BRD-23] */
  #crowd(boardId: string, email: string): Refusal | undefined {
    const here = this.#sessions.get(boardId) ?? new Set();
    if (here.size >= BOARD_LIMITS.sessionsPerBoard) return REFUSALS.tooManySessions;
    let own = 0;
    for (const { admission } of here) if (admission?.ticket.actor.email === email) own += 1;
    return own >= BOARD_LIMITS.sessionsPerPerson ? REFUSALS.tooManySessions : undefined;
  }

  #register(session: Session, boardId: string, ticket: BoardTicketClaims): void {
    const { email, name } = ticket.actor;
    const who = this.seal.who(email);
    const shown = name.slice(0, BOARD_LIMITS.nameLength);
    const person = { who, name: shown };
    const clientId = this.clientId(boardId, who);
    session.admission = { ticket, person, clientId, allowance: this.#share(session, email) };
    const sessions = this.#sessions.get(boardId) ?? new Set();
    this.#sessions.set(boardId, sessions.add(session));
    session.onClosed(() => {
      sessions.delete(session);
      if (sessions.size === 0 && this.#sessions.get(boardId) === sessions) {
        this.#sessions.delete(boardId);
      }
    });
  }

  /** One allowance for all sessions of a person on this task. */
  #share(session: Session, email: string): Admission['allowance'] {
    const shared = this.#allowances.get(email) ?? {
      allowance: new Allowance(this.clock.nowMs()),
      sessions: 0,
    };
    shared.sessions += 1;
    this.#allowances.set(email, shared);
    session.onClosed(() => {
      shared.sessions -= 1;
      if (shared.sessions === 0) this.#allowances.delete(email);
    });
    return shared.allowance;
  }

  async #isEnded(ticket: BoardTicketClaims): Promise<boolean> {
    const [here, everywhere] = await Promise.all([
      this.#ends(ticket.boardId),
      this.#ends(EVERY_BOARD),
    ]);
    return isOver(ticket, here) || isOver(ticket, everywhere);
  }

  async #ends(boardId: string): Promise<Ends> {
    const { revocations } = await this.states.find(boardId);
    return new Map(revocations.map((one) => [nameOf(one), one.at]));
  }
}

/** When access ended, by whose and what. */
type Ends = ReadonlyMap<string, string>;

/** Addresses have no blanks. */
function nameOf({ email, only }: Pick<Revocation, 'email' | 'only'>): string {
  return only === undefined ? email : `${only} ${email}`;
}

/** Tickets tell whole seconds, so one of the very second in which access ended counts as older. */
function isOver({ actor, boardRole, issuedAt }: BoardTicketClaims, ends: Ends): boolean {
  const whose = [{ email: actor.email }, { email: EVERYBODY }];
  const writing = whose.map((one) => ({ ...one, only: 'write' as const }));
  return (boardRole === 'write' ? [...whose, ...writing] : whose).some((one) => {
    const at = ends.get(nameOf(one));
    return (
      at !== undefined && Date.parse(issuedAt) <= Math.floor(Date.parse(at) / SECOND_MS) * SECOND_MS
    );
  });
}
