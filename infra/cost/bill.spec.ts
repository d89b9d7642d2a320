import { describe, expect, it } from 'vitest';
import { ENVIRONMENTS, type Environment } from '../cdktf/environments.js';
import { billOf, type Bill } from './bill.js';
import { NOTHING, inventoryOf, type Inventory, type ServiceItem } from './inventory.js';
import { PRICES } from './prices.js';
import { synthesise } from './synthesise.js';
import defaults from './traffic.json' with { type: 'json' };
import { usageOf, type Usage } from './traffic.js';
import { changed, type WhatIf } from './what-if.js';

const QUIET = usageOf({ ...defaults, users: 0 });
const CAMPUS = usageOf(defaults);
const [DEV, , PROD] = ENVIRONMENTS as [Environment, Environment, Environment];
const TASK: ServiceItem = {
  name: 'api',
  vcpu: 0.5,
  gb: 1,
  isArm: false,
  isSpot: false,
  hasAddress: false,
  desiredTasks: 1,
  maxTasks: 4,
  requestsPerTask: 1000,
  hoursPerMonth: 730,
};

describe('a bill', () => {
  it.each<[string, Partial<Inventory>, number]>([
    // 730 h x (0.5 x 0.04048 + 1 x 0.004445)
    ['one task of half a core and 1 GB', { services: [TASK] }, 18.02],
    // 730 h x 2 x (0.25 x 0.04048 + 0.5 x 0.004445)
    [
      'two of half that size',
      { services: [{ ...TASK, vcpu: 0.25, gb: 0.5, desiredTasks: 2 }] },
      18.02,
    ],
    // 730 h x (0.5 x 0.03238 + 1 x 0.00356)
    ['the task on ARM', { services: [{ ...TASK, isArm: true }] }, 14.42],
    // 18.02005 x 0.3
    ['the task on Spot', { services: [{ ...TASK, isSpot: true }] }, 5.41],
    // 18.02005 + 730 h x 0.005
    ['the task with a public address', { services: [{ ...TASK, hasAddress: true }] }, 21.67],
    // 4 h x 5 days x 730 / 168 weeks = 86.9 h; x 0.024685
    ['the task in demo hours', { services: [{ ...TASK, hoursPerMonth: 86.9 }] }, 2.15],
    // 730 h x (0.0225 + 2 x 0.005)
    ['a load balancer with two addresses', { loadBalancers: 1, addresses: 2 }, 23.73],
    // 730 h x 2 x 0.017
    ['Redis with a replica', { redisNodes: ['cache.t3.micro', 'cache.t3.micro'] }, 24.82],
    // 730 h x 0.045
    ['a NAT gateway', { natGateways: 1 }, 32.85],
    // 6 x 0.40
    ['six secrets', { secrets: 6 }, 2.4],
    // 10 x 0.30 + 20 x 0.10 + 3
    [
      'ten metrics, twenty watched, a dashboard',
      { customMetrics: 10, alarmMetrics: 20, dashboards: 1 },
      8,
    ],
  ])('of %s, which nobody uses', (_, inventory, usd) => {
    expect(total(billOf({ ...NOTHING, ...inventory }, QUIET, PRICES))).toBe(usd);
  });

  it.each<[string, Partial<Inventory>, Partial<Usage>, number]>([
    // 3 x 0.625 + 8 x 0.125 + 10 x (0.25 + 0.20)
    [
      '3 million writes, 8 million reads, 10 GB',
      { tables: 1 },
      { writeUnits: 3e6, readUnits: 8e6, tableGb: 10 },
      7.38,
    ],
    // 100 x 0.023 + 20 x 0.005 + 50 x 0.0004
    [
      '100 GB, 20,000 writes and 50,000 reads of objects',
      { buckets: 1 },
      { bucketGb: 100, bucketPuts: 20_000, bucketGets: 50_000 },
      2.42,
    ],
    // 5 x 1 + 12 x 0.25
    [
      '5 million messages in 12 million minutes',
      { hasLiveSocket: true },
      { messagesIn: 2e6, messagesOut: 3e6, connectionMinutes: 12e6 },
      8,
    ],
    // 1 million calls x 0.20 + 1e6 x 0.06 s x 0.25 GB x 0.0000133334
    [
      'a million calls of functions',
      { functions: [{ memoryMb: 256, isArm: true }] },
      { messagesIn: 1e6 },
      0.4,
    ],
    // 10 x 0.11 + 50 x 0.022
    [
      '10 GB and 500,000 requests at the front door',
      { hasFrontDoor: true },
      { frontDoorGb: 10, frontDoorRequests: 500_000 },
      2.2,
    ],
  ])('of %s', (_, inventory, usage, usd) => {
    expect(total(billOf({ ...NOTHING, ...inventory }, { ...QUIET, ...usage }, PRICES))).toBe(usd);
  });

  it('counts the tasks that the busiest hour needs, for a fifth of the month', () => {
    const { lines } = billOf(
      { ...NOTHING, services: [TASK] },
      { ...QUIET, peakRequestsPerMinute: 2500 },
      PRICES,
    );

    // 1 task, and 2 more for a fifth of it: 1.4 x 730 h x 0.5 vCPU
    expect(lines[0]?.quantity).toBeCloseTo(511, 6);
  });

  it('says when this traffic needs more than the installation may have', () => {
    const { beyond } = billOf(
      { ...NOTHING, services: [TASK] },
      { ...QUIET, peakRequestsPerMinute: 9001 },
      PRICES,
    );

    expect(beyond).toEqual(['api needs 10 tasks at the peak; it may have 4.']);
  });
});

describe('what the stacks hold', () => {
  it('is read from them: services, addresses, Redis, alarms', () => {
    const inventory = inventoryOf(synthesise(PROD));

    expect(inventory.services).toMatchObject([
      {
        name: 'prod-vigia-api',
        vcpu: 0.5,
        gb: 1,
        desiredTasks: 2,
        maxTasks: 10,
        requestsPerTask: 1000,
        hoursPerMonth: 730,
      },
      {
        name: 'prod-vigia-boards',
        vcpu: 0.25,
        gb: 0.5,
        desiredTasks: 2,
        maxTasks: 10,
        sessionsPerTask: 200,
      },
    ]);
    expect(inventory).toMatchObject({
      loadBalancers: 1,
      addresses: 2,
      natGateways: 0,
      redisNodes: ['cache.t3.micro', 'cache.t3.micro'],
      dashboards: 1,
      hasLiveSocket: true,
      hasFrontDoor: true,
      hasWebApp: true,
      sendsMail: true,
    });
  });

  it('counts NAT gateways with their addresses, and none for the tasks behind them', () => {
    const privateTasks = {
      cidrs: ['10.0.20.0/24', '10.0.21.0/24'],
      gateways: 'one-per-zone',
    } as const;
    const inventory = inventoryOf(
      synthesise({ ...PROD, network: { ...PROD.network, privateTasks } }),
    );

    expect(inventory).toMatchObject({ natGateways: 2, addresses: 4 });
    expect(inventory.services.map(({ hasAddress }) => hasAddress)).toEqual([false, false]);
  });

  it('knows the hours of a schedule: 4 of them, 5 days a week', () => {
    for (const { hoursPerMonth, isSpot } of inventoryOf(synthesise(DEV)).services) {
      expect(hoursPerMonth).toBeCloseTo(86.9, 1);
      expect(isSpot).toBe(true);
    }
  });
});

describe.each(ENVIRONMENTS)('the bill of $name', (environment) => {
  it('stays within its budget with a campus of 1,000', () => {
    const bill = billOf(inventoryOf(synthesise(environment)), CAMPUS, PRICES);

    expect(bill.beyond).toEqual([]);
    expect(bill.total).toBeLessThan(environment.alerts.monthlyBudgetUsd);
  });
});

describe('what if', () => {
  const before = fargate({});

  it.each<[string, WhatIf, number]>([
    ['Spot', { spot: true }, 0.3],
    ['ARM', { arm: true }, 0.8],
    ['demo hours', { demoHours: true }, 20 / 168],
    ['one task of each, not two', { tasks: 1 }, 0.5],
    ['four tasks of each', { tasks: 4 }, 2],
  ])('%s: the tasks cost that share of before', (_, whatIf, share) => {
    expect(fargate(whatIf) / before).toBeCloseTo(share, 2);
  });

  it('a cheaper processor is taken for Redis as well', () => {
    expect(inventoryOf(synthesise(changed(PROD, { arm: true }))).redisNodes).toEqual([
      'cache.t4g.micro',
      'cache.t4g.micro',
    ]);
  });

  it('nothing is changed when nothing is asked', () => {
    expect(changed(PROD, {})).toEqual(PROD);
    expect(changed(DEV, {})).toEqual(DEV);
  });

  function fargate(whatIf: WhatIf): number {
    const { lines } = billOf(inventoryOf(synthesise(changed(PROD, whatIf))), CAMPUS, PRICES);
    return lines
      .filter(({ service }) => service === 'Fargate')
      .reduce((sum, { usd }) => sum + usd, 0);
  }
});

function total(bill: Bill): number {
  return Math.round(bill.total * 100) / 100;
}
