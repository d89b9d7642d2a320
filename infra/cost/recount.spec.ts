import { describe, expect, it } from 'vitest';
import { billOf } from './bill.js';
import { PRICES } from './prices.js';
import { REPLACED, type Replaced } from './recount.js';
import { recountText } from './report.js';
import defaults from './traffic.json' with { type: 'json' };
import { usageOf } from './traffic.js';

const QUIET = usageOf({ ...defaults, users: 0 });
const [INCIDENTS, BOARDS] = REPLACED as [Replaced, Replaced];

describe('the recount', () => {
  it('counts what the replaced systems left out', () => {
    // task 18.02 + balancer 16.43 + 3 addresses 10.95 + images 0.10
    expect(billOf(INCIDENTS.inventory, QUIET, PRICES).total).toBeCloseTo(45.5, 1);
    // tasks 18.02 + balancer 16.43 + 4 addresses 14.60 + Redis 24.82 + metrics 7.50 + alarms 0.40 + dashboard 3 + images 0.10
    expect(billOf(BOARDS.inventory, QUIET, PRICES).total).toBeCloseTo(84.87, 1);
  });

  it('finds the claim of the whiteboard system: one node of Redis, and nothing else', () => {
    const nodeMonth = 730 * PRICES['redis.cache.t3.micro.hour'].usd;

    expect(nodeMonth).toBeCloseTo(BOARDS.claimed[0], 2);
  });

  it('says both beside each other', () => {
    const text = recountText(REPLACED, QUIET, PRICES);

    expect(text).toContain('the whiteboard system: claimed $12.41, counted $84.8');
    expect(text).toContain('the incident system: claimed $53.00 to $58.00, counted $45.');
  });
});
