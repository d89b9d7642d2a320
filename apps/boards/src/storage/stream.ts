import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import * as Y from 'yjs';
import { FROM_ELSEWHERE, type OpenBoard } from './open-board.js';
import {
  STREAM_START,
  compareStreamIds,
  laterStreamId,
  nextStreamId,
  type StreamId,
} from './stream-id.js';

/** What the stream asks of its task. */
export interface StreamEvents {
  /** Other tasks' changes are in the document. */
  heard(board: OpenBoard): void;
  /** The link was away, or this task too slow: storage may know what the stream no longer tells. */
  catchUp(board: OpenBoard): Promise<void>;
}

/** Where Redis is, and how this task behaves towards it. */
export interface StreamOptions {
  readonly url: string;
  readonly taskId: string;
  /** How long what a snapshot covers stays readable. */
  readonly graceMs: number;
}

type Entry = [id: Buffer, fields: Buffer[]];

const COMMAND_MS = 5_000;
const BLOCK_MS = 1_000;
const COUNT = 2_000;
const RETRY_MS = 200;
/** Changes that wait for a link are merged when there are more of them. */
const UNSENT_PIECES = 256;
/** A task that died while it stored holds others up no longer than this; two that store at once only do double work. */
const LOCK_MS = 5_000;
const TASK = 't';
const UPDATE = 'u';

/** The log and the bus: one Redis stream per board, written once per event-loop turn, read in one blocking call. */
export class Stream {
  readonly #commands: Redis;
  readonly #reader: Redis;
  readonly #boards = new Map<string, OpenBoard>();
  /** Boards whose every unstored change went into this link's stream; only then one reply vouches for all before it. */
  readonly #inStep = new Set<OpenBoard>();
  /** How many of a board's unsent changes are on their way. */
  readonly #issued = new Map<OpenBoard, number>();
  readonly #trims = new Set<NodeJS.Timeout>();
  readonly #task: Buffer;
  #readerId: number | undefined;
  #isUp = false;
  /** Counts the links there have been. */
  #link = 0;
  readonly #end = new AbortController();
  #wake: (() => void) | undefined;
  #loop: Promise<void> | undefined;

  constructor(
    private readonly options: StreamOptions,
    private readonly events: StreamEvents,
    private readonly log: Logger,
  ) {
    const common = {
      protocol: 2 as const,
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      connectTimeout: COMMAND_MS,
      retryStrategy: () => RETRY_MS,
      lazyConnect: true,
    };
    this.#task = Buffer.from(options.taskId);
    this.#commands = new Redis(options.url, { ...common, commandTimeout: COMMAND_MS });
    this.#reader = new Redis(options.url, { ...common, socketTimeout: BLOCK_MS + COMMAND_MS });
    for (const link of [this.#commands, this.#reader]) {
      link.on('error', (error: Error) => this.log.debug({ err: error }, 'redis link'));
    }
  }

  /** Connects; a Redis that is out of reach is tried again until it is there. */
  start(): void {
    this.#commands.on('ready', () => void this.#up());
    this.#commands.on('close', () => this.#down());
    this.#reader.on('ready', () => void this.#learnReader());
    for (const link of [this.#commands, this.#reader]) link.connect().catch(() => undefined);
    this.#loop = this.#read();
  }

  /** Whether Redis answers right now. */
  get isUp(): boolean {
    return this.#isUp;
  }

  async check(): Promise<void> {
    await this.#commands.ping();
  }

  /** Brings a document to the end of its stream; `false` when Redis is out of reach. */
  async replay(board: OpenBoard): Promise<boolean> {
    const startedAt = performance.now();
    try {
      for (;;) {
        const from = `(${board.readTo}`;
        const rows = await this.#commands.xrangeBuffer(keyOf(board.id), from, '+', 'COUNT', COUNT);
        this.#apply(board, rows, true);
        if (rows.length < COUNT) break;
      }
      board.readAtMs = startedAt;
      board.isReplayed = true;
      if (this.#isUp) this.#inStep.add(board);
      return true;
    } catch (error) {
      this.log.warn({ err: error, board: board.id }, 'stream not readable, opening from storage');
      this.#reconnect();
      return false;
    }
  }

  /** Reads and writes for this board from now on. */
  open(board: OpenBoard): void {
    this.#boards.set(board.id, board);
    this.#wake?.();
    if (this.#readerId !== undefined) {
      this.#commands.client('UNBLOCK', this.#readerId).catch(() => undefined);
    }
  }

  close(board: OpenBoard): void {
    if (this.#boards.get(board.id) === board) this.#boards.delete(board.id);
    this.#inStep.delete(board);
    this.#issued.delete(board);
  }

  /** Puts a change into the stream at the end of this turn, together with the others of the turn. */
  push(board: OpenBoard, update: Uint8Array): void {
    board.unsent.push(update);
    if (!this.#inStep.has(board) && board.unsent.length > UNSENT_PIECES) {
      board.unsent.splice(0, board.unsent.length, Y.mergeUpdates(board.unsent));
    }
    if (board.unsent.length - (this.#issued.get(board) ?? 0) > 1) return;
    setImmediate(() => void this.#flush(board));
  }

  /** Puts everything that others may lack into the stream, again or for the first time. */
  async resend(board: OpenBoard): Promise<void> {
    this.#inStep.add(board);
    this.#issued.set(board, 0);
    await this.#add(board, board.unshared(), board.unsent.length);
  }

  /** Lets one task at a time store a board; without Redis everybody may, the pointer decides. */
  async lock(boardId: string): Promise<boolean> {
    if (!this.#isUp) return true;
    try {
      const key = `${keyOf(boardId)}:lock`;
      return (await this.#commands.set(key, this.options.taskId, 'PX', LOCK_MS, 'NX')) === 'OK';
    } catch {
      return true;
    }
  }

  async unlock(boardId: string): Promise<void> {
    const key = `${keyOf(boardId)}:lock`;
    try {
      const holder = await this.#commands.get(key);
      if (holder === this.options.taskId) await this.#commands.del(key);
    } catch {
      // It expires.
    }
  }

  /** [BRD-32] Forgets what a snapshot covers, after the grace in which slower tasks still read it. */
  trim(boardId: string, covered: StreamId): void {
    if (covered === STREAM_START) return;
    const timer = setTimeout(() => {
      this.#trims.delete(timer);
      this.#commands
        .xtrim(keyOf(boardId), 'MINID', nextStreamId(covered))
        .catch((error: unknown) => this.log.debug({ err: error }, 'trim failed'));
    }, this.options.graceMs);
    timer.unref();
    this.#trims.add(timer);
  }

  async stop(): Promise<void> {
    this.#end.abort();
    this.#wake?.();
    for (const timer of this.#trims) clearTimeout(timer);
    this.#commands.disconnect();
    this.#reader.disconnect();
    await this.#loop;
  }

  async #up(): Promise<void> {
    this.#isUp = true;
    for (const board of this.#boards.values()) {
      try {
        await this.#rewindIfShorter(board);
        await this.events.catchUp(board);
        await this.resend(board);
      } catch (error) {
        this.log.warn({ err: error, board: board.id }, 'not in step with the stream yet');
        this.#reconnect();
        return;
      }
    }
  }

  #down(): void {
    this.#isUp = false;
    this.#inStep.clear();
    this.#issued.clear();
    this.#link += 1;
  }

  /** A Redis that came back without its data may count from lower ids than we have read. */
  async #rewindIfShorter(board: OpenBoard): Promise<void> {
    const last = await this.#lastId(board.id);
    if (compareStreamIds(last, board.readTo) < 0) board.readTo = STREAM_START;
  }

  async #lastId(boardId: string): Promise<StreamId> {
    try {
      const info = (await this.#commands.xinfo('STREAM', keyOf(boardId))) as unknown[];
      const at = info.indexOf('last-generated-id');
      return at < 0 ? STREAM_START : String(info[at + 1]);
    } catch (error) {
      if (error instanceof Error && error.message.includes('no such key')) return STREAM_START;
      throw error;
    }
  }

  async #flush(board: OpenBoard): Promise<void> {
    const queue = board.unsent.slice(this.#issued.get(board) ?? 0);
    const [first] = queue;
    // Out of step, it stays unsent: reconnecting sends it.
    if (first === undefined || !this.#inStep.has(board)) return;
    try {
      await this.#add(board, queue.length === 1 ? first : Y.mergeUpdates(queue), queue.length);
    } catch (error) {
      this.log.warn({ err: error, board: board.id }, 'change not in the stream yet');
      this.#reconnect();
    }
  }

  /** Adds one entry that carries the next `count` unsent changes; replies come in order. */
  async #add(board: OpenBoard, update: Uint8Array, count: number): Promise<void> {
    const upTo = board.ledger.changed;
    const link = this.#link;
    this.#issued.set(board, (this.#issued.get(board) ?? 0) + count);
    const bytes = Buffer.from(update.buffer, update.byteOffset, update.byteLength);
    await this.#commands.xadd(keyOf(board.id), '*', TASK, this.#task, UPDATE, bytes);
    if (link !== this.#link) throw new Error('The link was renewed meanwhile.');
    board.unsent.splice(0, count);
    this.#issued.set(board, (this.#issued.get(board) ?? count) - count);
    board.ledger.secure(upTo);
  }

  /** An answer that did not come may mean a dead link: a new one sends everything unshared. */
  #reconnect(): void {
    if (!this.#end.signal.aborted && this.#isUp) {
      this.#down();
      this.#commands.disconnect(true);
    }
  }

  async #learnReader(): Promise<void> {
    try {
      this.#readerId = await this.#reader.client('ID');
    } catch {
      this.#readerId = undefined;
    }
  }

  async #read(): Promise<void> {
    while (!this.#end.signal.aborted) {
      const boards = [...this.#boards.values()];
      if (boards.length === 0 || this.#reader.status !== 'ready') {
        await this.#pause(boards.length === 0 ? BLOCK_MS : RETRY_MS / 4);
        continue;
      }
      try {
        await this.#readOnce(boards);
      } catch (error) {
        this.log.debug({ err: error }, 'reading again');
        await this.#pause(RETRY_MS / 4);
      }
    }
  }

  async #readOnce(boards: readonly OpenBoard[]): Promise<void> {
    const startedAt = performance.now();
    const asked = new Map(boards.map((board) => [board.id, { board, from: board.readTo }]));
    const rows = await this.#reader.xreadBuffer(
      'COUNT',
      COUNT,
      'BLOCK',
      Math.min(BLOCK_MS, Math.ceil(this.options.graceMs / 4)),
      'STREAMS',
      ...boards.map(({ id }) => keyOf(id)),
      ...boards.map(({ readTo }) => readTo),
    );
    const isComplete = new Set(boards);
    for (const [key, entries] of rows ?? []) {
      const question = asked.get(boardOf(key.toString()));
      if (question === undefined) continue;
      const { board, from } = question;
      // Closed, opened anew or rewound meanwhile: these entries do not join on to what it has.
      if (this.#boards.get(board.id) !== board) continue;
      if (compareStreamIds(board.readTo, from) < 0) continue;
      if (entries.length >= COUNT) isComplete.delete(board);
      this.#apply(board, entries, false);
    }
    for (const board of isComplete) {
      // Entries may have been trimmed unread while this task was away.
      const wasAway = board.readAtMs > 0 && startedAt - board.readAtMs > this.options.graceMs / 2;
      board.readAtMs = startedAt;
      if (wasAway) await this.events.catchUp(board);
    }
  }

  #apply(board: OpenBoard, entries: readonly Entry[], isReplay: boolean): void {
    const { heardTo, coveredTo } = board;
    board.doc.transact(() => {
      for (const [id, fields] of entries) {
        // Opened without a replay, it lacks what this task itself wrote while it had the board open before.
        const isKnown = board.isReplayed && fields[1]?.equals(this.#task) === true;
        const update = fields[3];
        if (update !== undefined && (isReplay || !isKnown)) {
          Y.applyUpdate(board.doc, update, FROM_ELSEWHERE);
          board.heardTo = laterStreamId(board.heardTo, id.toString());
        }
        board.readTo = id.toString();
      }
    }, FROM_ELSEWHERE);
    if (board.heardTo === heardTo) return;
    board.sortOut(coveredTo);
    this.events.heard(board);
  }

  async #pause(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = undefined;
  }
}

function keyOf(boardId: string): string {
  return `boards:${boardId}`;
}

function boardOf(key: string): string {
  return key.slice('boards:'.length);
}
