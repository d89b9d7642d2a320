import {
  Hocuspocus,
  isTransactionOrigin,
  type Document,
  type Extension,
  type beforeHandleAwarenessPayload,
  type beforeHandleMessagePayload,
  type connectedPayload,
  type onAuthenticatePayload,
} from '@hocuspocus/server';
import { BOARD_LIMITS, clientKey } from '@vigia/domain/board';
import type { Logger } from 'pino';
import type { Admissions } from './sessions/admissions.js';
import { checkChange, type CheckedChange } from './content/change-check.js';
import { flushWindow } from './flush-window.js';
import { FRAME, SYNC, payloadOf, readHead, silence } from './sessions/frame.js';
import type { Keeper } from './storage/keeper.js';
import type { Counters } from './metrics.js';
import { OpenBoard } from './storage/open-board.js';
import type { Presence } from './presence.js';
import { REFUSALS, RefusedError } from './sessions/refusal.js';
import type { Seal } from './sessions/seal.js';
import type { Session } from './sessions/session.js';
import type { Stream } from './storage/stream.js';

/** What every connection carries through the engine's hooks. */
export interface SessionContext {
  readonly session: Session;
}

/** What the engine works with. */
export interface EngineParts {
  readonly admissions: Admissions;
  readonly seal: Seal;
  readonly keeper: Keeper;
  readonly stream: Stream | undefined;
  readonly presence: Presence | undefined;
  readonly counters: Counters;
  readonly log: Logger;
}

const BOARD_ID = /^[A-Za-z0-9-]{1,64}$/;
const DAY_MS = 86_400_000;
const NEVER_MS = 2 ** 30;

/** Hocuspocus, with our rules in its hooks: who comes in, what is taken, where it goes. */
export class Engine {
  readonly hocuspocus: Hocuspocus<SessionContext>;
  readonly boards = new Map<string, OpenBoard>();
  /** Boards between the start of their loading and their opening. */
  readonly #loading = new Map<Document, OpenBoard>();

  constructor(private readonly parts: EngineParts) {
    this.hocuspocus = new Hocuspocus<SessionContext>({
      quiet: true,
      // Pings, deadlines and storing are ours.
      timeout: DAY_MS,
      debounce: NEVER_MS,
      maxDebounce: NEVER_MS,
      unloadImmediately: true,
      maxPendingDocuments: 1,
      maxUnauthenticatedQueueMessages: BOARD_LIMITS.messageBurst,
      maxUnauthenticatedQueueSize: BOARD_LIMITS.handshakeBytes,
      extensions: [this.#extension()],
    });
  }

  /** Opens a board for work that no socket asked for, and closes it again. */
  async withBoard<T>(boardId: string, work: (board: OpenBoard) => Promise<T> | T): Promise<T> {
    const direct = await this.hocuspocus.openDirectConnection(boardId);
    try {
      const board = this.boards.get(boardId);
      if (board === undefined) throw new Error(`Board ${boardId} did not open.`);
      return await work(board);
    } finally {
      await direct.disconnect();
    }
  }

  /** Stores every board; `false` when storage did not take all of them. */
  async storeAll(): Promise<boolean> {
    const stored = [...this.boards.values()].map((board) => this.parts.keeper.storeNow(board));
    return (await Promise.all(stored)).every(Boolean);
  }

  /** A board that is stored and that nobody looks at leaves memory. */
  release(board: OpenBoard): void {
    if (board.doc.getConnectionsCount() === 0) void this.hocuspocus.unloadDocument(board.doc);
  }

  #extension(): Extension<SessionContext> {
    return {
      onAuthenticate: (payload) => this.#authenticate(payload),
      onLoadDocument: ({ document, documentName }) => this.#load(document, documentName),
      afterLoadDocument: ({ document }) => this.#open(document),
      connected: (payload) => this.#connected(payload),
      beforeHandleMessage: (payload) => this.#check(payload),
      beforeHandleAwareness: (payload) => this.#present(payload),
      onDisconnect: async ({ document }) => {
        document.flushDelay = flushWindow(document.getConnectionsCount());
      },
      beforeUnloadDocument: ({ document }) => this.#mayUnload(document),
      afterUnloadDocument: async ({ documentName }) => this.#close(documentName),
    };
  }

  async #authenticate({
    context: { session },
    documentName,
    token,
    connectionConfig,
  }: onAuthenticatePayload<SessionContext>): Promise<void> {
    session.denial = BOARD_ID.test(documentName)
      ? await this.parts.admissions.admit(session, documentName, token)
      : REFUSALS.ticketInvalid;
    if (session.denial !== undefined) throw new RefusedError(session.denial);
    connectionConfig.readOnly = session.admission?.ticket.boardRole !== 'write';
  }

  async #load(document: Document, id: string): Promise<void> {
    const board = new OpenBoard(id, document);
    try {
      await this.parts.keeper.catchUp(board);
    } catch (error) {
      this.parts.log.warn({ err: error, board: id }, 'board not readable');
      throw new RefusedError(REFUSALS.notReady);
    }
    await this.parts.stream?.replay(board);
    this.#loading.set(document, board);
  }

  async #open(document: Document): Promise<void> {
    const board = this.#loading.get(document);
    if (board === undefined) return;
    this.#loading.delete(document);
    const { keeper, stream, presence, counters } = this.parts;
    board.settle();
    this.boards.set(board.id, board);
    document.on('update', (update: Uint8Array, origin: unknown) => {
      counters.updates += 1;
      const isOurs = isTransactionOrigin(origin) && origin.source !== 'redis';
      if (isOurs) {
        const change = board.ledger.count();
        if (origin.source === 'connection')
          sessionOf(origin.connection.context).lastChange = change;
        stream?.push(board, update);
      }
      keeper.changed(board, isOurs);
    });
    // What the stream had and no snapshot has, nobody else may be left to store.
    if (board.heardTo !== '0-0') keeper.changed(board, true);
    stream?.open(board);
    presence?.open(board);
  }

  async #connected({
    context: { session },
    connection,
    documentName,
  }: connectedPayload<SessionContext>): Promise<void> {
    const board = this.boards.get(documentName);
    const { admission } = session;
    if (board === undefined || admission === undefined) return;
    session.follow(board.ledger);
    board.doc.flushDelay = flushWindow(board.doc.getConnectionsCount());
    const { person, clientId, ticket } = admission;
    connection.sendStateless(
      JSON.stringify({ v: 1, type: 'welcome', clientId, ...person, role: ticket.boardRole }),
    );
  }

  /** [BRD-2] [BRD-15] Every change is looked at before it is applied. */
  async #check({
    context: { session },
    connection,
    documentName,
    update: frame,
  }: beforeHandleMessagePayload<SessionContext>): Promise<void> {
    if (session.isRefused) {
      silence(frame);
      return;
    }
    const head = readHead(frame);
    const isSync = head?.type === FRAME.sync || head?.type === FRAME.syncReply;
    if (!isSync || head.kind === SYNC.question) return;
    const isHandshake = head.kind === SYNC.answer && session.isHandshaking;
    if (head.kind === SYNC.answer) session.answered();
    if (connection.readOnly) {
      if (head.kind === SYNC.change) {
        connection.sendStateless(JSON.stringify({ v: 1, type: 'refused', reason: 'read-only' }));
      }
      return;
    }
    const { refusal, brought } = this.#looked(session, documentName, frame, isHandshake);
    const { counters, log } = this.parts;
    const who = session.admission?.person.who;
    if (refusal === undefined) {
      if (brought.length === 0) return;
      counters.broughtBack += brought.length;
      const clients = brought.map(clientKey);
      log.info({ board: documentName, who, clients }, 'brought back what others wrote');
      return;
    }
    counters.refused += 1;
    log.info({ board: documentName, who, reason: refusal.reason }, 'change refused');
    session.refuse(refusal);
    silence(frame);
  }

  #looked(
    { admission }: Session,
    boardId: string,
    frame: Uint8Array,
    isHandshake: boolean,
  ): CheckedChange {
    const payload = payloadOf(frame);
    if (payload === undefined) return { refusal: REFUSALS.malformed, brought: [] };
    const board = this.boards.get(boardId);
    if (board === undefined || admission === undefined) {
      return { refusal: REFUSALS.notReady, brought: [] };
    }
    return checkChange(payload, {
      doc: board.doc,
      census: board.settle(),
      sender: admission.person,
      isHandshake,
      owns: (who, clientId) => this.parts.seal.owns(boardId, who, clientId),
      isHere: (clientId) => this.#isHere(boardId, clientId),
    });
  }

  /** Whether a session that has told all it knew draws under this client id of its person. */
  #isHere(boardId: string, clientId: number): boolean {
    return this.parts.admissions
      .sessionsOf(boardId)
      .some(
        ({ admission, presenceId, isHandshaking, isRefused }) =>
          admission !== undefined &&
          !isHandshaking &&
          !isRefused &&
          (admission.clientId === clientId || presenceId === clientId) &&
          this.parts.seal.owns(boardId, admission.person.who, clientId),
      );
  }

  /**
   * [BRD-14] One presence a session, under the name the ticket proves. Whatever else is there is not the client's: the
   * engine's own scratch state is among the states too.
   */
  async #present({ states, connection }: beforeHandleAwarenessPayload): Promise<void> {
    if (connection === undefined) return;
    const session = sessionOf(connection.context as SessionContext);
    for (const [clientId, state] of states) {
      if (clientId === session.presenceId) state['user'] = session.admission?.person;
      else states.delete(clientId);
    }
  }

  /** [BRD-30] A board leaves memory only when storage has it all. */
  async #mayUnload(document: Document): Promise<void> {
    const board = this.boards.get(document.name);
    if (board?.doc !== document || !this.parts.keeper.isBehind(board)) return;
    void this.parts.keeper.storeNow(board);
    throw new RefusedError(REFUSALS.notReady);
  }

  #close(boardId: string): void {
    const board = this.boards.get(boardId);
    if (board === undefined || this.hocuspocus.documents.has(boardId)) return;
    this.boards.delete(boardId);
    this.parts.keeper.forget(board);
    this.parts.stream?.close(board);
    this.parts.presence?.close(board);
  }
}

function sessionOf(context: unknown): Session {
  return (context as SessionContext).session;
}
