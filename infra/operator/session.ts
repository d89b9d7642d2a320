import { ENVIRONMENTS, type Environment } from '../cdktf/environments.js';
import type { Person } from './commands/restore-board.js';
import { EXIT, Failure } from './failure.js';
import { noted, type Entry } from './journal.js';
import { withLock } from './lock.js';
import { equip, type Equipment, type Tool } from './prerequisites.js';
import { Programs } from './programs.js';
import { Site } from './site.js';
import { terraformVariables } from './stacks.js';
import { hasStateBucket } from './state-bucket.js';
import type { Surroundings } from './surroundings.js';

/** What differs between a run in earnest and one of a test. */
export interface Setting {
  readonly surroundings: Surroundings;
  readonly environments?: readonly Environment[];
  readonly nodeVersion: string;
  /** Who restores boards, when it is not asked on the terminal. */
  readonly person?: Person;
}

/** What every command may be told. */
export interface Flags {
  readonly dryRun?: boolean;
  readonly verbose?: boolean;
}

/** Finds an environment and all that a command needs for it, or tells what is missing. */
export async function openSite(
  { surroundings, environments = ENVIRONMENTS, nodeVersion }: Setting,
  name: string,
  { dryRun = false, verbose = false }: Flags,
  tools: readonly Tool[] = [],
): Promise<{ readonly site: Site; readonly equipment: Equipment }> {
  const environment = environments.find((each) => each.name === name);
  if (environment === undefined) throw new Failure(`There is no ${name}.`, EXIT.usage);
  const ambient = {
    ...terraformVariables(surroundings.root),
    AWS_REGION: environment.region,
    AWS_DEFAULT_REGION: environment.region,
    AWS_DEFAULT_OUTPUT: 'json',
    AWS_PAGER: '',
  };
  const around = { ...surroundings, env: { ...surroundings.env, ...ambient } };
  const programs = new Programs(around, dryRun, verbose);
  const equipment = await equip(programs, environment, tools, nodeVersion);
  return { site: new Site(environment, around, programs, equipment.identity), equipment };
}

/** Holds the environment, notes what is done to it, and does it. */
export async function change(
  site: Site,
  entry: Pick<Entry, 'command' | 'with'>,
  work: () => Promise<void>,
): Promise<void> {
  const { name } = site.environment;
  if (!site.programs.isDry && !(await hasStateBucket(site))) {
    throw new Failure(`${name} is not deployed: npm run deploy -- ${name}`, EXIT.refused);
  }
  await withLock(site, entry.command, () => noted(site, entry, work));
}
