import { afterAll, beforeAll, describe, it } from 'vitest';
import { RedisServer, hasRedis } from '../support/redis-server.js';
import { WORLDS_TIMEOUT_MS, liveInWorlds } from './worlds.js';

describe('Boards on one task, in a world where things fail', () => {
  it(
    '[BRD-33] [BRD-30] end the same everywhere without Redis, and nothing acknowledged is lost',
    { timeout: WORLDS_TIMEOUT_MS },
    () => liveInWorlds(1, undefined),
  );

  describe.skipIf(!hasRedis())('that has a Redis', () => {
    let redis: RedisServer;
    beforeAll(async () => {
      redis = await RedisServer.start();
    });
    afterAll(() => redis.close());

    it(
      '[BRD-33] [BRD-30] end the same everywhere, and nothing acknowledged is lost',
      { timeout: WORLDS_TIMEOUT_MS },
      () => liveInWorlds(1, redis),
    );
  });
});
