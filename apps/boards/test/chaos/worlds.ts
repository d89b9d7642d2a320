import { expect } from 'vitest';
import { CHAOS } from '../config.js';
import type { RedisServer } from '../support/redis-server.js';
import { Random } from './random.js';
import { World, type WorldSize } from './world.js';

/** A short run repeats itself; a long one looks elsewhere every time, and says where. */
const FIRST_SEED = Number(
  CHAOS.seed ?? (CHAOS.seconds === undefined ? 20_260_302 : Date.now() % 2 ** 31),
);
/** A short run is so many worlds on every machine, a long one as many as fit into its time. */
const WORLDS = 12;
const SECONDS = CHAOS.seconds === undefined ? undefined : Number(CHAOS.seconds);
const BOARDS = 40;
const STEPS = 24;

/** How long a test of worlds may take at most: the last world may just have begun, and waits may be long. */
export const WORLDS_TIMEOUT_MS = ((SECONDS ?? 180) + 120) * 1000;

/** Lets one world after the other live, each by its own seed; prints how many there were. */
export async function liveInWorlds(tasks: number, redis: RedisServer | undefined): Promise<void> {
  const started = performance.now();
  const goesOn = (): boolean =>
    SECONDS === undefined ? worlds < WORLDS : performance.now() - started < SECONDS * 1000;
  let worlds = 0;
  do {
    const seed = FIRST_SEED + worlds;
    const name = `w${seed.toString(36)}-${String(tasks)}`;
    await liveIn({ name, tasks, boards: BOARDS, steps: STEPS }, seed, redis);
    worlds += 1;
  } while (goesOn());

  const each = `${String(worlds)} worlds of ${String(BOARDS)} boards`;
  process.stdout.write(
    `chaos: ${each} = ${String(worlds * BOARDS)} boards on ${String(tasks)} task(s), ${redis === undefined ? 'no Redis' : 'Redis'}, seeds from ${String(FIRST_SEED)}\n`,
  );
  expect(worlds).toBeGreaterThan(0);
}

async function liveIn(
  size: WorldSize,
  seed: number,
  redis: RedisServer | undefined,
): Promise<void> {
  const world = await World.create(redis, new Random(seed), size);
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
