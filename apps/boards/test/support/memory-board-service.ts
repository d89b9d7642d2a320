import { randomUUID } from 'node:crypto';
import type { BoardStateRepository } from '@vigia/domain/board';
import {
  MemoryBoardStateRepository,
  MemoryOneTimeTokenRepository,
  MemoryStore,
} from '@vigia/dynamo/memory';
import { pino } from 'pino';
import { BoardServer, type ServerOptions } from '../../src/create-server.js';
import { BoardClient, type BoardClientOptions } from './board-client.js';
import { MemoryObjectStore } from './memory-object-store.js';
import { Tickets } from './tickets.js';

const QUICK = { quietMs: 100, atMostMs: 500, foreignMs: 750, graceMs: 1_000, reviewMs: 50 };

/** Tasks in this process over one storage in memory, and clients on real sockets. */
export class MemoryBoardService {
  readonly store = new MemoryStore();
  readonly states = new MemoryBoardStateRepository(this.store);
  readonly tokens = new MemoryOneTimeTokenRepository(this.store);
  readonly objects = new MemoryObjectStore();
  readonly #servers: BoardServer[] = [];
  readonly #clients: BoardClient[] = [];

  private constructor(readonly tickets: Tickets) {}

  static async create(): Promise<MemoryBoardService> {
    return new MemoryBoardService(await Tickets.create());
  }

  /** Starts a task; gives it and its address. */
  async start(
    overrides: Partial<ServerOptions> & { readonly states?: BoardStateRepository } = {},
  ): Promise<{ readonly server: BoardServer; readonly url: string }> {
    const server = new BoardServer({
      host: '127.0.0.1',
      port: 0,
      webOrigins: ['https://vigia.example'],
      publicKeys: this.tickets.publicKeys,
      sealKey: 'a test key of more than thirty-two characters',
      redisUrl: undefined,
      objects: this.objects,
      states: this.states,
      tokens: this.tokens,
      times: QUICK,
      metricsNamespace: 'test',
      log: pino({ level: 'silent' }),
      ...overrides,
    });
    this.#servers.push(server);
    return { server, url: `127.0.0.1:${String(await server.listen())}` };
  }

  /** How many sockets are open on a board, over all tasks. */
  sessionsOf(boardId: string): number {
    return this.#servers.reduce((sum, server) => sum + server.sessionsOf(boardId), 0);
  }

  client(
    address: string,
    name: string,
    options: Partial<BoardClientOptions> & { readonly role?: 'read' | 'write' } = {},
  ): BoardClient {
    const boardId = options.boardId ?? randomUUID();
    const client = new BoardClient({
      url: () => `ws://${address}`,
      ticket: () => this.tickets.issue(boardId, name, options.role),
      ...options,
      boardId,
    });
    this.#clients.push(client);
    return client;
  }

  async close(): Promise<void> {
    this.objects.isDown = false;
    for (const client of this.#clients) client.close();
    await Promise.all(this.#servers.map((server) => server.drain()));
  }
}
