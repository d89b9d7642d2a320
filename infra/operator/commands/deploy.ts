import { addressOf } from '../addresses.js';
import { readJournal } from '../journal.js';
import { imageSteps } from '../images.js';
import { keySteps } from '../keys.js';
import type { Builder } from '../prerequisites.js';
import { swapTablesStep } from '../restored-tables.js';
import { runningServices, waitUntilStable } from '../services.js';
import type { Site } from '../site.js';
import { smokeTest } from '../smoke-test.js';
import { applyStack, type StackName, synthStep } from '../stacks.js';
import type { Step } from '../steps.js';
import { boundsOf, writeBounds } from '../tasks.js';
import { publishStep } from '../web-app.js';

/** Brings an environment to what is checked out, from nothing or from anything. */
export async function deploy(site: Site, builder: Builder, tag: string): Promise<void> {
  const stack = (name: StackName): Step => ({
    name: `stack: ${name}`,
    run: () => applyStack(site, name, tag),
  });
  await site.take([
    { name: 'code', run: () => build(site) },
    synthStep(site),
    stack('secrets'),
    ...keySteps(site),
    stack('network'),
    swapTablesStep(site),
    stack('data'),
    ...imageSteps(site, builder, tag),
    stack('edge'),
    stack('realtime'),
    stack('services'),
    {
      name: 'how many tasks may run',
      run: async () => writeBounds(site, await readJournal(site)),
    },
    { name: 'services run the new images', run: () => confirmServices(site, tag) },
    stack('observability'),
    publishStep(site, tag),
    {
      name: 'smoke test',
      run: async () => smokeTest(site, tag, await isAsleep(site)),
    },
  ]);
  if (site.programs.isDry) return;
  const url = await addressOf(site);
  site.say(`\n${site.environment.name} runs ${tag}: ${url}`);
}

/** What ran before, for the way back; nothing on a first deployment. */
export async function previousTag(site: Site): Promise<string | undefined> {
  return (await runningServices(site))[0]?.tag;
}

/** How to go back, in words. */
export function wayBack(environment: string, tag: string): string {
  const [commit = tag] = tag.split('-');
  return [
    'To go on, mend what it says and run the same command again.',
    `To go back to what ran before: git checkout ${commit} && npm ci && npm run deploy -- ${environment}`,
  ].join('\n');
}

/** Whether nothing should run now, by an operator's wish or by the schedule. */
export async function isAsleep(site: Site): Promise<boolean> {
  if (site.programs.isDry) return false;
  return Object.values(await boundsOf(site)).some(({ max }) => max === 0);
}

async function build({ programs }: Site): Promise<void> {
  await programs.run('npm', ['run', 'build']);
}

/** ECS calls a deployment stable, too, when it gave up and went back: what counts is what runs. */
async function confirmServices(site: Site, tag: string): Promise<void> {
  await waitUntilStable(site);
  if (site.programs.isDry) return;
  const old = (await runningServices(site)).filter((service) => service.tag !== tag);
  if (old.length === 0) return;
  const [{ id, tag: kept } = { id: 'api', tag: 'none' }] = old;
  throw new Error(
    `ECS went back to ${kept}, because ${id} did not become healthy. Its log: npm run logs -- ${site.environment.name} ${id} --since 30m`,
  );
}
