import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programFolders } from '../src/config.js';
import { findRedis, startRedis } from '../src/redis.js';

const hasRedis = await findRedis(programFolders).then(
  () => true,
  () => false,
);

describe('looking for Redis', () => {
  it('says how to get it when there is none', async () => {
    await expect(findRedis(['/nowhere'])).rejects.toThrow(
      /apt install redis-server[^]*--redis-url/,
    );
  });
});

describe.runIf(hasRedis)('the Redis of this machine', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigia-redis-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const start = () =>
    startRedis({
      programFolders,
      dataFolder: join(folder, 'redis'),
      logFile: join(folder, 'redis.log'),
      onCrash: () => undefined,
    });

  it('keeps what it was told when it is stopped and started again', async () => {
    const first = await start();
    expect(await ask(first.url, 'SET who Ana')).toBe('+OK');
    await first.close();
    await expect(ask(first.url, 'PING')).rejects.toThrow();

    const second = await start();
    expect(await ask(second.url, 'GET who')).toBe('$3');
    await second.close();
  });
});

/** The first line of the answer to a command. */
async function ask(url: string, command: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  await once(socket, 'connect');
  socket.write(`${command}\r\n`);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return answer.toString().split('\r\n')[0] ?? '';
}
