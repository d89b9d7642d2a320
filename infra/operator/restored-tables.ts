import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Site } from './site.js';
import { initStack, stateOf, terraform } from './stacks.js';
import type { Step } from './steps.js';

const TYPE = 'aws_dynamodb_table';

/**
 * Puts tables that were brought back from the past in the place of the usual ones, and back again: Terraform is told to look
 * at another table, and no table is ever deleted. Without this it would replace the one by the other.
 */
export function swapTablesStep(site: Site): Step {
  return {
    name: 'tables that Terraform looks after',
    // A dry run has no state to compare with unless Terraform was initialised, which writes.
    isDone: async () => site.programs.isDry && site.environment.restoredTables === undefined,
    run: async () => {
      await initStack(site, 'data');
      if (site.programs.isDry) {
        site.say(
          '  # compare the tables of the state with `restoredTables`, and swap what differs',
        );
        return;
      }
      const state = await stateOf(site, 'data');
      if (state === undefined || state.resources.length === 0) return;
      const known = new Map(
        state.resources
          .filter(({ type }) => type === TYPE)
          .map(({ name, instances }) => [name, String(instances[0]?.attributes['name'])]),
      );
      for (const [address, name] of wantedTables(site)) {
        const now = known.get(address);
        if (now === name) continue;
        if (now === undefined && !(await exists(site, name))) continue;
        if (now !== undefined) {
          if (!(await exists(site, name))) {
            throw new Error(`${now} is to be replaced by ${name}, which does not exist.`);
          }
          await terraform(site, 'data', ['state', 'rm', `${TYPE}.${address}`]);
        }
        await terraform(site, 'data', ['import', ...QUIET, `${TYPE}.${address}`, name]);
        site.say(`  ${address}: ${now ?? 'nothing'} -> ${name}`);
      }
    },
  };
}

const QUIET = ['-input=false', '-no-color'];

async function exists(site: Site, table: string): Promise<boolean> {
  return (await site.lookFor('dynamodb', 'describe-table', '--table-name', table)) !== undefined;
}

/** Addresses and names of the tables as they were synthesised. */
function wantedTables(site: Site): readonly (readonly [string, string])[] {
  const file = join(site.surroundings.root, site.folderOf('data'), 'cdk.tf.json');
  const { resource } = JSON.parse(readFileSync(file, 'utf8')) as {
    resource: Record<string, Record<string, { name: string }>>;
  };
  return Object.entries(resource[TYPE] ?? {}).map(([address, { name }]) => [address, name]);
}
