import { afterAll, beforeAll, describe, it } from 'vitest';
import { RedisServer, hasRedis } from '../support/redis-server.js';
import { WORLDS_TIMEOUT_MS, liveInWorlds } from './worlds.js';

describe.skipIf(!hasRedis())('Boards on several tasks, in a world where things fail', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await RedisServer.start();
  });
  afterAll(() => redis.close());

  it.each([2, 3])(
    '[BRD-33] [BRD-30] end the same everywhere with %i tasks, and nothing acknowledged is lost',
    { timeout: WORLDS_TIMEOUT_MS },
    (tasks) => liveInWorlds(tasks, redis),
  );
});
