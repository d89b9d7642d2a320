import { TABLES, type TableKey } from '@vigia/dynamo/table';
import { EXIT, Failure } from '../failure.js';
import type { Site } from '../site.js';
import type { Step } from '../steps.js';

interface Continuous {
  readonly ContinuousBackupsDescription: {
    readonly PointInTimeRecoveryDescription: {
      readonly EarliestRestorableDateTime?: string;
      readonly LatestRestorableDateTime?: string;
    };
  };
}

const POLL = { tries: 240, pauseMs: 15_000 };

/** The tables that were asked for; all of them when none was. */
export function chosenTables(only: string | undefined): readonly TableKey[] {
  const keys = Object.keys(TABLES) as TableKey[];
  if (only === undefined) return keys;
  const names = only.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !keys.some((key) => key === name));
  if (unknown.length > 0) {
    throw new Failure(
      `No table is called ${unknown.join(', ')}. They are: ${keys.join(', ')}.`,
      EXIT.usage,
    );
  }
  return keys.filter((key) => names.includes(key));
}

/** Makes new tables with what the old ones held at a moment. Nothing that is in use is touched. */
export async function restoreTables(
  site: Site,
  at: Date,
  keys: readonly TableKey[],
): Promise<void> {
  const stamp = at.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const copies = keys.map((key) => {
    const source = site.tables[key].replace(/-\d{8}T\d{6}Z$/, '');
    return { key, source: site.tables[key], target: `${source}-${stamp}` };
  });
  await site.take([
    { name: `${at.toISOString()} can be gone back to`, run: () => checkMoment(site, at, copies) },
    ...copies.map(({ source, target }): Step => ({
      name: `${source} -> ${target}`,
      isDone: async () => (await statusOf(site, target)) !== undefined,
      run: async () => {
        const tables = ['--source-table-name', source, '--target-table-name', target];
        const when = ['--restore-date-time', at.toISOString()];
        const operation = ['dynamodb', 'restore-table-to-point-in-time'];
        await site.aws([...operation, ...tables, ...when], { dry: '' });
      },
    })),
    {
      name: 'the new tables are complete',
      run: async () => {
        if (site.programs.isDry) return;
        for (const { target } of copies) {
          await site.until(target, POLL, async () =>
            (await statusOf(site, target)) === 'ACTIVE' ? true : undefined,
          );
        }
      },
    },
  ]);
  const { name } = site.environment;
  site.say(
    [
      '\nLook at the new tables. To use them in place of the old ones, which stay as they are:',
      `1. In infra/cdktf/environments.ts, for ${name}, and committed:`,
      '     restoredTables: {',
      ...copies.map(({ key, target }) => `       ${key}: '${target}',`),
      '     },',
      `2. npm run stop -- ${name}; npm run deploy -- ${name}; npm run vigia -- start ${name}`,
      'The same way without the lines, and the old tables are back.',
    ].join('\n'),
  );
}

async function checkMoment(
  site: Site,
  at: Date,
  copies: readonly { readonly source: string }[],
): Promise<void> {
  for (const { source } of copies) {
    const { ContinuousBackupsDescription: found } = await site.look<Continuous>(
      ...['dynamodb', 'describe-continuous-backups', '--table-name', source],
    );
    const { EarliestRestorableDateTime: from, LatestRestorableDateTime: to } =
      found.PointInTimeRecoveryDescription;
    if (from === undefined || to === undefined) throw new Error(`${source} cannot go back at all.`);
    if (at < new Date(from) || at > new Date(to)) {
      throw new Failure(`${source} goes back to any moment from ${from} to ${to}.`, EXIT.usage);
    }
  }
}

async function statusOf(site: Site, table: string): Promise<string | undefined> {
  const found = await site.lookFor<{ Table: { TableStatus: string } }>(
    ...['dynamodb', 'describe-table', '--table-name', table],
  );
  return found?.Table.TableStatus;
}
