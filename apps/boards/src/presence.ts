import type { Document } from '@hocuspocus/server';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { FROM_ELSEWHERE, type OpenBoard } from './storage/open-board.js';

const WINDOW_MS = 50;
const RETRY_MS = 200;
const ASK = 0;
const TELL = 1;

interface AwarenessChange {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

/** Carries cursors between tasks over pub/sub. It may lose some: clients repeat themselves. */
export class Presence {
  readonly #publisher: Redis;
  readonly #subscriber: Redis;
  readonly #boards = new Map<string, OpenBoard>();
  readonly #changed = new Map<OpenBoard, Set<number>>();
  readonly #task: Buffer;

  constructor(
    url: string,
    taskId: string,
    private readonly log: Logger,
  ) {
    const options = {
      protocol: 2 as const,
      lazyConnect: true,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      retryStrategy: () => RETRY_MS,
    };
    this.#task = Buffer.from(taskId);
    this.#publisher = new Redis(url, options);
    this.#subscriber = new Redis(url, { ...options, autoResubscribe: false });
    for (const link of [this.#publisher, this.#subscriber]) {
      link.on('error', (error: Error) => this.log.debug({ err: error }, 'presence link'));
    }
  }

  start(): void {
    this.#subscriber.on('ready', () => {
      for (const board of this.#boards.values()) this.#subscribe(board);
    });
    this.#subscriber.on('messageBuffer', (channel: Buffer, message: Buffer) =>
      this.#receive(channel.toString(), message),
    );
    for (const link of [this.#publisher, this.#subscriber]) link.connect().catch(() => undefined);
  }

  open(board: OpenBoard): void {
    this.#boards.set(channelOf(board.id), board);
    this.#subscribe(board);
    board.doc.awareness.on('update', (change: AwarenessChange, origin: unknown) => {
      if (origin !== FROM_ELSEWHERE) this.#note(board, change);
    });
  }

  close(board: OpenBoard): void {
    const channel = channelOf(board.id);
    if (this.#boards.get(channel) !== board) return;
    this.#boards.delete(channel);
    this.#subscriber.unsubscribe(channel).catch(() => undefined);
  }

  stop(): void {
    this.#publisher.disconnect();
    this.#subscriber.disconnect();
  }

  #subscribe(board: OpenBoard): void {
    this.#subscriber
      .subscribe(channelOf(board.id))
      .then(() => this.#publish(board, ASK, new Uint8Array()))
      .catch(() => undefined);
  }

  #note(board: OpenBoard, { added, updated, removed }: AwarenessChange): void {
    let clients = this.#changed.get(board);
    if (clients === undefined) {
      clients = new Set();
      this.#changed.set(board, clients);
      setTimeout(() => this.#tell(board), WINDOW_MS).unref();
    }
    for (const id of [...added, ...updated, ...removed]) clients.add(id);
  }

  #tell(board: OpenBoard): void {
    const clients = [...(this.#changed.get(board) ?? [])];
    this.#changed.delete(board);
    const known = clients.filter((id) => board.doc.awareness.meta.has(id));
    if (known.length > 0) this.#publish(board, TELL, encode(board.doc, known));
  }

  #publish(board: OpenBoard, kind: number, body: Uint8Array): void {
    const message = Buffer.concat([Buffer.of(kind, this.#task.length), this.#task, body]);
    this.#publisher.publish(channelOf(board.id), message).catch(() => undefined);
  }

  #receive(channel: string, message: Buffer): void {
    const board = this.#boards.get(channel);
    const end = 2 + (message[1] ?? 0);
    if (board === undefined || message.subarray(2, end).equals(this.#task)) return;
    if (message[0] === TELL) {
      applyAwarenessUpdate(board.doc.awareness, message.subarray(end), FROM_ELSEWHERE);
      return;
    }
    const here = [...board.doc.awareness.getStates().keys()];
    if (here.length > 0) this.#publish(board, TELL, encode(board.doc, here));
  }
}

function encode(doc: Document, clients: number[]): Uint8Array {
  return encodeAwarenessUpdate(doc.awareness, clients);
}

function channelOf(boardId: string): string {
  return `boards:${boardId}:presence`;
}
