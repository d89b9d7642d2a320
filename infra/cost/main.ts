/**
 * `npm run cost -- <environment>`: what a month costs. `--traffic file.json` (any of the numbers of traffic.json),
 * `--users N`; what if: `--spot`, `--no-spot`, `--arm`, `--no-arm`, `--demo-hours`, `--no-demo-hours`, `--tasks N`;
 * `--chart file.svg` draws cost against people.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ENVIRONMENTS, type Environment } from '../cdktf/environments.js';
import { billOf } from './bill.js';
import { chart } from './chart.js';
import { inventoryOf } from './inventory.js';
import { PRICES } from './prices.js';
import { REPLACED } from './recount.js';
import { billText, recountText } from './report.js';
import { seriesOf } from './series.js';
import { synthesise } from './synthesise.js';
import defaults from './traffic.json' with { type: 'json' };
import { trafficFrom, usageOf } from './traffic.js';
import { changed, type WhatIf } from './what-if.js';

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    allowNegative: true,
    options: {
      traffic: { type: 'string' },
      users: { type: 'string' },
      spot: { type: 'boolean' },
      arm: { type: 'boolean' },
      'demo-hours': { type: 'boolean' },
      tasks: { type: 'string' },
      chart: { type: 'string' },
    },
  });
  const environment = environmentCalled(positionals[0]);
  const file: unknown =
    values.traffic === undefined ? {} : JSON.parse(readFileSync(values.traffic, 'utf8'));
  const users = values.users === undefined ? {} : { users: whole('--users', values.users) };
  const traffic = { ...trafficFrom(defaults, file), ...users };
  const whatIf: WhatIf = {
    ...(values.spot === undefined ? {} : { spot: values.spot }),
    ...(values.arm === undefined ? {} : { arm: values.arm }),
    ...(values['demo-hours'] === undefined ? {} : { demoHours: values['demo-hours'] }),
    ...(values.tasks === undefined ? {} : { tasks: whole('--tasks', values.tasks) }),
  };
  const inventory = inventoryOf(synthesise(changed(environment, whatIf)));
  const bill = billOf(inventory, usageOf(traffic), PRICES);
  const people = traffic.users.toLocaleString('en-US');

  print(billText(`${environment.name} with ${people} people`, bill));
  print(
    `\nIts budget: $${String(environment.alerts.monthlyBudgetUsd)}. Free tiers are not counted.\n`,
  );
  print(recountText(REPLACED, usageOf(traffic), PRICES));
  if (values.chart !== undefined) {
    writeFileSync(values.chart, chart('What a month costs', seriesOf(environment, traffic)));
    print(`\nDrawn: ${values.chart}`);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function environmentCalled(name: string | undefined): Environment {
  const found = ENVIRONMENTS.find((environment) => environment.name === name);
  if (found === undefined) {
    const names = ENVIRONMENTS.map((environment) => environment.name).join(', ');
    throw new Error(`Which environment? npm run cost -- <${names}>`);
  }
  return found;
}

function whole(flag: string, value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new Error(`${flag} is a number, 1 or more.`);
  return Number(value);
}

function print(words: string): void {
  process.stdout.write(`${words}\n`);
}
