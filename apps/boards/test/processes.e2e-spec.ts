import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BoardClient, contentOf } from './support/board-client.js';
import {
  bundleTask,
  startBacking,
  startNode,
  stop,
  type Backing,
  type Started,
} from './support/processes.js';
import { RedisServer, hasRedis } from './support/redis-server.js';
import { until } from './support/until.js';

const QUICK = { STORE_QUIET_MS: '200', STORE_AT_MOST_MS: '1000', STREAM_GRACE_MS: '1000' };

describe.skipIf(!hasRedis())('Tasks as processes, over S3, DynamoDB and Redis', () => {
  let redis: RedisServer;
  let backing: Backing;
  let file: string;
  let tasks: Started[] = [];
  const clients: BoardClient[] = [];
  beforeAll(async () => {
    redis = await RedisServer.start();
    backing = await startBacking();
    file = await bundleTask();
  });
  afterAll(async () => {
    for (const client of clients) client.close();
    for (const task of tasks) await stop(task);
    await backing.close();
    await redis.close();
  });

  async function start(hasBus = true): Promise<Started> {
    const environment = backing.environment(hasBus ? redis.port : undefined);
    const task = await startNode(file, { ...environment, ...QUICK });
    tasks.push(task);
    return task;
  }

  function join(boardId: string, name: string): BoardClient {
    const client = new BoardClient({
      boardId,
      url: () => `ws://127.0.0.1:${String(tasks[clients.length % tasks.length]?.port ?? 9)}`,
      ticket: () => backing.tickets.issue(boardId, name),
    });
    clients.push(client);
    return client;
  }

  it('[BRD-33] [BRD-30] keep what was acknowledged through kill -9 of all, also when nobody stays', async () => {
    const boardId = randomUUID();
    await start();
    await start();
    const ana = await join(boardId, 'Ana').ready();
    const luis = await join(boardId, 'Luis').ready();
    for (let i = 0; i < 20; i += 1) {
      ana.draw([0, 0, 10, i, 20, 20]);
      luis.addStroke();
    }
    await Promise.all([ana.acknowledged(), luis.acknowledged()]);
    const gone = ana.objects.size + luis.objects.size;

    ana.close();
    luis.close();
    for (const task of tasks) await stop(task);
    tasks = [];
    await start();
    const eva = await join(boardId, 'Eva').ready();

    expect(gone).toBeGreaterThanOrEqual(40);
    await until('all forty are there', () => eva.objects.size === 40);
  });

  it('[BRD-34] end on SIGTERM with everything in storage', async () => {
    const boardId = randomUUID();
    for (const task of tasks) await stop(task);
    tasks = [];
    const task = await start(false);
    const ana = await join(boardId, 'Ana').ready();
    ana.addStroke();
    await until('the task has it', () => ana.provider.hasUnsyncedChanges || ana.isAcknowledged);

    const ended = once(task.child, 'exit');
    task.child.kill('SIGTERM');
    const [code] = (await ended) as [number | null];
    tasks = [];
    await start(false);
    const eva = await join(boardId, 'Eva').ready();

    expect(code).toBe(0);
    await until('Eva sees it', () => eva.objects.size === 1);
    expect(contentOf(eva.doc)).toMatchObject(contentOf(ana.doc));
  });
});
