import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHAOS } from '../config.js';
import { RedisServer, hasRedis } from '../support/redis-server.js';
import { Random } from './random.js';
import { World, type WorldSize } from './world.js';

/** A short run repeats itself; a long one looks elsewhere every time, and says where. */
const SEED = Number(
  CHAOS.seed ?? (CHAOS.seconds === undefined ? 20_260_302 : Date.now() % 2 ** 31),
);
const SECONDS = CHAOS.seconds === undefined ? 12 : Number(CHAOS.seconds);
const BOARDS = 12;
const STEPS = 40;

describe.skipIf(!hasRedis())('Boards in a world where things fail', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await RedisServer.start();
  });
  afterAll(() => redis.close());

  async function run(seed: number, size: WorldSize, bus: RedisServer | undefined): Promise<void> {
    const world = await World.create(bus, new Random(seed), size);
    try {
      await world.live();
      await world.settle();
    } catch (error) {
      const again = `CHAOS_SEED=${String(seed)} tasks ${String(size.tasks)}`;
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(`${again}: ${world.history.join(', ')}: ${why}`, { cause: error });
    } finally {
      await world.close();
    }
  }

  it.each([
    { tasks: 1, bus: 'no' },
    { tasks: 1, bus: 'a' },
    { tasks: 2, bus: 'a' },
    { tasks: 3, bus: 'a' },
  ])(
    '[BRD-33] [BRD-30] end the same everywhere with $tasks tasks and $bus Redis, and nothing acknowledged is lost',
    { timeout: (SECONDS + 120) * 1000 },
    async ({ tasks, bus }) => {
      const deadline = performance.now() + SECONDS * 1000;
      let runs = 0;
      do {
        const size = { tasks, boards: BOARDS, steps: STEPS };
        await run(SEED + runs, size, bus === 'a' ? redis : undefined);
        runs += 1;
      } while (performance.now() < deadline);

      process.stdout.write(
        `${String(runs)} worlds of ${String(BOARDS)} boards, seeds from ${String(SEED)}\n`,
      );
      expect(runs).toBeGreaterThan(0);
    },
  );
});
