import { Problem, Unreachable } from '../../frontend/src/shared/api/problem.js';
import { judge } from './judge.js';
import type { Plan } from './plan.js';
import { STEPS, type Step } from './steps.js';
import { World } from './world.js';

/** [LIV-10] Enough for a visible screen to connect anew and to look for what got lost. */
const REST_MS = 100_000;
/** What one read or chose on another device, and nobody heard of, is seen when the inbox is looked at anew. */
const LONG_REST_MS = 330_000;

let current: World | undefined;

/** The world whose turn it is: one after the other. */
export function worldNow(): World {
  if (current === undefined) throw new Error('No world is running.');
  return current;
}

/** Lives through a plan; fails with what is wrong in the end, and with the story of how it came. */
export async function runPlan({ seed, weather, skews, tabs, steps }: Plan): Promise<void> {
  const world = new World({ seed, weather, aheadMs: skews.map((seconds) => seconds * 1000) });
  current = world;
  try {
    for (const { who, which } of tabs) STEPS.open(world, { what: 'open', who, which, gapMs: 0 });
    await world.time.pass(1_000);
    for (const step of steps) {
      void attempt(world, () => STEPS[step.what](world, step));
      await world.time.pass(step.gapMs);
    }
    world.tell('everything heals');
    world.heal();
    await world.time.pass(steps.some(isHintOnly) ? LONG_REST_MS : REST_MS);
    const wrong = await judge(world);
    if (wrong.length > 0) throw new Error([...world.story, '', ...wrong].join('\n'));
  } finally {
    world.end();
  }
}

/** No row tells the other devices of it. */
function isHintOnly({ what }: Step): boolean {
  return ['mute', 'read', 'readAll', 'join', 'unjoin'].includes(what);
}

/** A refusal, or no answer for good, is what a person meets; anything else is a mistake of ours. */
async function attempt(world: World, act: () => Promise<void> | void): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (error instanceof Problem) world.tell(`refused: ${error.code}`);
    else if (!(error instanceof Unreachable)) world.surprises.push(error);
  }
}
