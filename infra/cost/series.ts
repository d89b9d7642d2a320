import type { Environment } from '../cdktf/environments.js';
import { billOf } from './bill.js';
import type { Series } from './chart.js';
import { inventoryOf } from './inventory.js';
import { PRICES } from './prices.js';
import { synthesise } from './synthesise.js';
import { usageOf, type Traffic } from './traffic.js';
import { changed, type WhatIf } from './what-if.js';

const CROWDS = [100, 300, 1000, 3000, 10_000, 30_000, 100_000, 300_000, 1_000_000];

/** What an environment costs as it is and with cheaper tasks, from 10² to 10⁶ people. */
export function seriesOf(environment: Environment, traffic: Traffic): Series[] {
  const variants: readonly [string, WhatIf][] = [
    [environment.name, {}],
    ['on ARM', { arm: true }],
    ['on ARM and Spot', { arm: true, spot: true }],
  ];
  return variants.map(([name, whatIf]) => {
    const inventory = inventoryOf(synthesise(changed(environment, whatIf)));
    const points = CROWDS.map((users) => ({
      users,
      usd: billOf(inventory, usageOf({ ...traffic, users }), PRICES).total,
    }));
    return { name, points };
  });
}
