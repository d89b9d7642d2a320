import type { Journal } from '../journal.js';
import { waitUntilStable } from '../services.js';
import { SERVICES, type Site } from '../site.js';
import type { Step } from '../steps.js';
import { putToSleep, wake, wantedTasks } from '../tasks.js';

/** Takes both services to zero tasks and holds them there. Nothing is deleted. */
export async function stop(site: Site): Promise<void> {
  await site.take([
    ...SERVICES.map((id): Step => ({
      name: `${id} to sleep`,
      run: () => putToSleep(site, id),
    })),
    { name: 'no task runs', run: () => waitUntilStable(site) },
  ]);
  site.say(STILL_PAID);
}

/** Brings both services back, with as many tasks as they should have, and waits for them. */
export async function start(site: Site, journal: Journal): Promise<void> {
  await site.take([
    ...SERVICES.map((id): Step => ({
      name: `${id} awake`,
      run: () => wake(site, id, wantedTasks(site, journal, id)),
    })),
    { name: 'tasks run', run: () => waitUntilStable(site) },
  ]);
}

const STILL_PAID = [
  '\nThe services sleep until `npm run vigia -- start`. Lambdas, the socket, DynamoDB, S3 and CloudFront cost by use,',
  'so they sleep too. Redis and the load balancer cannot pause and go on costing; only `destroy` ends that.',
].join('\n');
