import { EXIT, Failure } from '../failure.js';
import { readJournal, type Tasks, writeJournal } from '../journal.js';
import { setDesired } from '../services.js';
import type { ServiceId, Site } from '../site.js';
import { boundsOf, wantedTasks, writeBounds } from '../tasks.js';

export interface Wish {
  readonly min?: number;
  readonly desired?: number;
  readonly max?: number;
  /** Forget what operators chose: the environment's data count again. */
  readonly asConfigured?: boolean;
}

/** Chooses how many tasks a service may have. It outlives deployments, and schedules open with it. */
export async function scale(site: Site, id: ServiceId, wish: Wish): Promise<void> {
  const journal = await readJournal(site);
  const tasks =
    wish.asConfigured === true ? undefined : chosen(wantedTasks(site, journal, id), wish);
  const { [id]: _, ...others } = journal.tasks;
  const changed = { ...journal, tasks: tasks === undefined ? others : { ...others, [id]: tasks } };
  const { min, desired, max } = wantedTasks(site, changed, id);
  await site.take([
    { name: 'the choice is noted', run: () => writeJournal(site, changed) },
    {
      name: `${id}: ${String(min)} to ${String(max)} tasks`,
      run: () => writeBounds(site, changed),
    },
    {
      name: `${id}: ${String(desired)} tasks now`,
      // What sleeps is not woken by a number.
      isDone: async () => ((await boundsOf(site))[id]?.max ?? 0) === 0,
      run: () => setDesired(site, id, desired),
    },
  ]);
}

function chosen(now: Tasks, { min = now.min, max = now.max, desired }: Wish): Tasks {
  const tasks = { min, max, desired: desired ?? Math.min(Math.max(now.desired, min), max) };
  if (min < 1 || tasks.desired < min || tasks.desired > max) {
    throw new Failure(
      `1 ≤ min ≤ desired ≤ max does not hold for ${String(min)}, ${String(tasks.desired)}, ${String(max)}. To run none: npm run vigia -- stop`,
      EXIT.usage,
    );
  }
  return tasks;
}
