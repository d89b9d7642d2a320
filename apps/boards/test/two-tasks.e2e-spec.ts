import { randomUUID } from 'node:crypto';
import { encodeStroke } from '@vigia/domain/board';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BoardStateRepository, type BoardState, type SnapshotPointer } from '@vigia/domain/board';
import { aStroke, contentOf, type BoardClient } from './support/board-client.js';
import { MemoryBoardService } from './support/memory-board-service.js';
import { RedisServer, hasRedis } from './support/redis-server.js';
import { TcpProxy } from './support/tcp-proxy.js';
import { until } from './support/until.js';

describe.skipIf(!hasRedis())('A board on two tasks', () => {
  let redis: RedisServer;
  let service: MemoryBoardService;
  let link: TcpProxy;
  let one: string;
  let two: string;
  let boardId: string;
  beforeAll(async () => {
    redis = await RedisServer.start();
    link = await TcpProxy.to(redis.port);
    service = await MemoryBoardService.create();
    const direct = `redis://127.0.0.1:${String(redis.port)}`;
    const proxied = `redis://127.0.0.1:${String(link.port)}`;
    one = (await service.start({ redisUrl: direct })).url;
    two = (await service.start({ redisUrl: proxied })).url;
  });
  afterAll(async () => {
    await service.close();
    await link.close();
    await redis.close();
  });
  beforeEach(() => {
    boardId = randomUUID();
  });

  async function pair(): Promise<[BoardClient, BoardClient]> {
    return [
      await service.client(one, 'Ana', { boardId }).ready(),
      await service.client(two, 'Luis', { boardId }).ready(),
    ];
  }

  async function agreed(clients: readonly BoardClient[], objects: number): Promise<void> {
    await until(`${String(clients.length)} clients agree on ${String(objects)} objects`, () => {
      const contents = new Set(clients.map((client) => JSON.stringify(contentOf(client.doc))));
      return (
        contents.size === 1 &&
        clients.every((client) => client.isAcknowledged && client.objects.size === objects)
      );
    });
  }

  it('[BRD-33] is the same everywhere', async () => {
    const [ana, luis] = await pair();

    ana.draw([0, 0, 10, 10, 20, 20, 30, 30]);
    luis.addStroke();
    luis.add({ kind: 'text', x: 0, y: 0, z: 'V', colour: 0, size: 10, opacity: 255 }, 'hola');

    await agreed([ana, luis], 3);
  });

  it('is drawn anew as a picture when somebody draws on the other task', async () => {
    const never = 600_000;
    const times = {
      quietMs: never,
      atMostMs: never,
      foreignMs: never,
      graceMs: 0,
      reviewMs: never,
    };
    const redisUrl = `redis://127.0.0.1:${String(redis.port)}`;
    const [here, there] = await Promise.all([1, 2].map(() => service.start({ redisUrl, times })));
    const ana = await service.client(here?.url ?? '', 'Ana', { boardId }).ready();
    const luis = await service.client(there?.url ?? '', 'Luis', { boardId }).ready();
    const picture = async (tag: string): Promise<Response> => {
      const ticket = await service.tickets.issue(boardId, 'Luis', 'read');
      const headers = { authorization: `Ticket ${ticket}`, 'if-none-match': tag };
      return fetch(`http://${there?.url ?? ''}/tableros/${boardId}/miniatura.svg`, { headers });
    };
    const tag = (await picture('')).headers.get('etag') ?? '';

    ana.addStroke();
    await agreed([ana, luis], 1);

    expect((await picture(tag)).status).toBe(200);
    const seen = (await picture('')).headers.get('etag') ?? '';
    expect((await picture(seen)).status).toBe(304);
  });

  it('[BRD-14] shows cursors of the other task under the proven name', async () => {
    const [ana, luis] = await pair();

    luis.provider.setAwarenessField('cursor', { x: 1, y: 2 });
    luis.provider.setAwarenessField('user', { who: 'x', name: 'The Rector' });

    await until('Ana sees the cursor', () =>
      [...(ana.provider.awareness?.getStates().values() ?? [])].some(
        (state) => state['cursor'] !== undefined && state['user']?.name === 'Luis',
      ),
    );
  });

  it('[BRD-36] is drawn on while Redis is out of reach of one task, which stores and acknowledges', async () => {
    const [ana, luis] = await pair();

    link.cut();
    luis.addStroke();
    luis.addStroke();
    ana.addStroke();
    await luis.acknowledged();
    link.mend();

    await agreed([ana, luis], 3);
  });

  it('[BRD-33] survives a Redis that comes back without its data', async () => {
    const [ana, luis] = await pair();
    ana.addStroke();
    await agreed([ana, luis], 1);

    await redis.restart(false);
    ana.addStroke();
    luis.addStroke();

    await agreed([ana, luis], 3);
    const late = await service.client(one, 'Eva', { boardId }).ready();
    await agreed([ana, luis, late], 3);
  });

  it('[BRD-32] forgets in the stream what is stored, after a grace, and a task that was away longer finds it', async () => {
    const [ana, luis] = await pair();
    const client = new Redis(redis.port, '127.0.0.1');

    link.cut();
    const id = ana.addStroke();
    await ana.acknowledged();
    const before = await client.xlen(`boards:${boardId}`);
    await until(
      'the stream is trimmed',
      async () => (await client.xlen(`boards:${boardId}`)) === 0,
    );
    link.mend();

    expect(before).toBeGreaterThan(0);
    await until('Luis has it', () => luis.objects.has(id));
    client.disconnect();
  });

  it('[BRD-30] acknowledges when the change is in the stream, so it outlives a task that never stored it', async () => {
    service.objects.isDown = true;
    const id = await (async () => {
      service.objects.isDown = false;
      const ana = await service.client(one, 'Ana', { boardId }).ready();
      service.objects.isDown = true;
      const stroke = ana.addStroke();
      await ana.acknowledged();
      return stroke;
    })();

    service.objects.isDown = false;
    const late = await service.client(two, 'Eva', { boardId }).ready();

    await until('it is there', () => late.objects.has(id));
  });
});

/** What the guard prevents: a task that remembers a pointer, and moves it whatever it is now. */
class NoGuard extends BoardStateRepository {
  #remembered: BoardState | undefined;

  constructor(private readonly real: BoardStateRepository) {
    super();
  }

  override async find(boardId: string): Promise<BoardState> {
    this.#remembered ??= await this.real.find(boardId);
    return this.#remembered;
  }

  override async movePointer(
    boardId: string,
    _replaced: number,
    pointer: SnapshotPointer,
  ): Promise<boolean> {
    const current = (await this.real.find(boardId)).pointer?.version ?? 0;
    this.#remembered = { pointer, revocations: [] };
    return this.real.movePointer(boardId, current, { ...pointer, version: current + 1 });
  }

  override async revoke(): Promise<void> {
    throw new Error('Not asked for here.');
  }
}

describe('A task that lags behind and overwrites what was stored meanwhile', () => {
  /** Two tasks that hear nothing of each other; the second stores after the first, knowing nothing of its change. */
  async function overtaken(guarded: boolean): Promise<Record<string, unknown>> {
    const service = await MemoryBoardService.create();
    const boardId = randomUUID();
    const states = guarded ? service.states : new NoGuard(service.states);
    const ahead = await service.start();
    const lagging = await service.start({ states });
    const luis = await service.client(lagging.url, 'Luis', { boardId }).ready();
    const ana = await service.client(ahead.url, 'Ana', { boardId }).ready();
    ana.add(encodeStroke(aStroke({ z: 'A' })));
    await ana.acknowledged();
    ana.close();
    await ahead.server.drain();
    luis.add(encodeStroke(aStroke({ z: 'B' })));
    await luis.acknowledged();
    const { url } = await service.start();
    const cold = await service.client(url, 'Eva', { boardId }).ready();
    const objects = Object.fromEntries(
      Object.entries(contentOf(cold.doc)).filter(([key]) => key.startsWith('objects/')),
    );
    await service.close();
    return objects;
  }

  it('[BRD-31] is possible without the guard: the lagging-task overwrite, reproduced', async () => {
    expect(Object.keys(await overtaken(false))).toHaveLength(1);
  });

  it('[BRD-31] is impossible with it: the lagging task stores on top', async () => {
    expect(Object.keys(await overtaken(true))).toHaveLength(2);
  });
});
