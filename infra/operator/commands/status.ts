import { addressOf } from '../addresses.js';
import { billOf } from '../../cost/bill.js';
import { inventoryOf } from '../../cost/inventory.js';
import { PRICES } from '../../cost/prices.js';
import { synthesise } from '../../cost/synthesise.js';
import defaults from '../../cost/traffic.json' with { type: 'json' };
import { trafficFrom, usageOf } from '../../cost/traffic.js';
import { readJournal } from '../journal.js';
import { lockHolder } from '../lock.js';
import { runningServices } from '../services.js';
import { SERVICES, type Site } from '../site.js';
import { STACKS } from '../stacks.js';
import { hasStateBucket } from '../state-bucket.js';
import { boundsOf, wantedTasks } from '../tasks.js';
import { tagAt } from '../web-app.js';

interface Alarms {
  readonly MetricAlarms: readonly {
    readonly AlarmName: string;
    readonly AlarmDescription: string;
  }[];
}

/** Entries of the journal that are shown. */
const SHOWN = 5;

/** Says how an environment is: what is deployed, what runs, what rings, who did what, and what a month of it costs. */
export async function status(site: Site): Promise<void> {
  const { environment } = site;
  const { name, stateBucket } = environment;
  if (!(await hasStateBucket(site))) {
    site.say(`${name} is not deployed: there is no bucket ${stateBucket}.`);
    return;
  }
  const holder = await lockHolder(site);
  if (holder !== undefined) site.say(`${holder}\n`);

  table(site, 'stack', ['changed last'], await stackRows(site));
  const journal = await readJournal(site);
  const bounds = await boundsOf(site);
  const services = await runningServices(site);
  table(
    site,
    'service',
    ['tasks', 'wanted', 'bounds', 'version', 'deployment'],
    SERVICES.map((id) => {
      const service = services.find((each) => each.id === id);
      const now = bounds[id];
      const tasks = wantedTasks(site, journal, id);
      return [
        id,
        service === undefined ? '-' : `${String(service.running)} of ${String(service.desired)}`,
        `${String(tasks.min)}-${String(tasks.max)}${id in journal.tasks ? ' (chosen)' : ''}`,
        now === undefined
          ? '-'
          : now.isStopped
            ? 'stopped'
            : `${String(now.min)}-${String(now.max)}`,
        service?.tag ?? '-',
        service?.rollout.toLowerCase() ?? '-',
      ];
    }),
  );
  if (services.length > 0) {
    const url = await addressOf(site);
    site.say(`web app: ${(await tagAt(url)) ?? 'none'} at ${url}\n`);
  }
  await showAlarms(site);
  table(
    site,
    'command',
    ['ended', 'at', 'by'],
    journal.entries
      .slice(0, SHOWN)
      .map(({ command, with: what, outcome, at, by }) => [
        what === undefined ? command : `${command} ${what}`,
        outcome,
        at,
        by,
      ]),
  );
  const { total } = billOf(
    inventoryOf(synthesise(environment)),
    usageOf(trafficFrom(defaults, {})),
    PRICES,
  );
  const budget = environment.alerts.monthlyBudgetUsd;
  site.say(
    `A month of it: about $${total.toFixed(2)} of a budget of $${String(budget)} (npm run cost -- ${name}).`,
  );
}

async function stackRows(site: Site): Promise<readonly (readonly string[])[]> {
  const { name, stateBucket } = site.environment;
  const rows: string[][] = [];
  for (const stack of STACKS) {
    const found = await site.lookFor<{ LastModified: string }>(
      ...['s3api', 'head-object', '--bucket', stateBucket, '--key', `${name}/${stack}.tfstate`],
    );
    rows.push([stack, found?.LastModified ?? 'never deployed']);
  }
  return rows;
}

async function showAlarms(site: Site): Promise<void> {
  const { MetricAlarms: ringing } = await site.look<Alarms>(
    ...['cloudwatch', 'describe-alarms', '--alarm-name-prefix', site.named('')],
    ...['--state-value', 'ALARM'],
  );
  if (ringing.length === 0) site.say('No alarm rings.\n');
  else
    table(
      site,
      'alarm',
      ['says'],
      ringing.map((alarm) => [alarm.AlarmName, alarm.AlarmDescription]),
    );
}

function table(
  site: Site,
  first: string,
  others: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const all = [[first, ...others], ...rows];
  const widths = [first, ...others].map((_, column) =>
    Math.max(...all.map((row) => (row[column] ?? '').length)),
  );
  for (const row of all) {
    site.say(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
  site.say('');
}
