import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AT, anIncident } from '../../test/fixtures.js';
import type { Incident } from './incident.js';
import { priorityOf, priorityRank } from './priority.js';
import { RISK_LEVELS } from './status.js';

const after = (ms: number): string => new Date(Date.parse(AT) + ms).toISOString();
const DAY = 86_400_000;

const incident = fc
  .record({
    risk: fc.constantFrom(...RISK_LEVELS),
    timesReported: fc.nat(40),
    reportedAt: fc.integer({ min: -400 * DAY, max: 0 }).map(after),
  })
  .map(anIncident);

describe('priority', () => {
  it.each([
    [{ risk: 'bajo' }, 0, { total: 0, risk: 0, reports: 0, age: 0 }],
    [{ risk: 'medio', timesReported: 3 }, 2 * DAY, { total: 33, risk: 21, reports: 10, age: 2 }],
    [{ risk: 'alto' }, DAY - 1, { total: 50, risk: 50, reports: 0, age: 0 }],
    [{ risk: 'crítico', timesReported: 400 }, 0, { total: 150, risk: 100, reports: 50, age: 0 }],
    [{ risk: 'bajo', timesReported: 0 }, -DAY, { total: 0, risk: 0, reports: 0, age: 0 }],
  ] as const)('[PRI-1] of %j after %i ms is %j', (fields, ms, expected) => {
    expect(priorityOf(anIncident(fields), after(ms))).toEqual(expected);
  });

  it('[PRI-1] is the sum of its parts, and never falls with time', () => {
    fc.assert(
      fc.property(incident, fc.nat(900 * DAY), fc.nat(900 * DAY), (one, earlier, more) => {
        const before = priorityOf(one, after(earlier));
        const now = priorityOf(one, after(earlier + more));

        expect(now.total).toBe(now.risk + now.reports + now.age);
        expect(now.total).toBeGreaterThanOrEqual(before.total);
      }),
    );
  });

  it('[PRI-2] sorts two incidents the same way at every time, and never against what is shown', () => {
    fc.assert(
      fc.property(incident, incident, fc.nat(900 * DAY), (one, other, ms) => {
        const total = (of: Incident): number => priorityOf(of, after(ms)).total;

        if (priorityRank(one) > priorityRank(other)) {
          expect(total(one)).toBeGreaterThanOrEqual(total(other));
        }
      }),
    );
  });

  it('[PRI-1] grows with risk and with reports', () => {
    const totals = RISK_LEVELS.map((risk) => priorityOf(anIncident({ risk }), AT).total);
    const reported = [1, 2, 3].map(
      (timesReported) => priorityOf(anIncident({ timesReported }), AT).total,
    );

    expect(totals).toEqual([...totals].sort((a, b) => a - b));
    expect(new Set(totals).size).toBe(4);
    expect(reported[1]! - reported[0]!).toBe(5);
    expect(reported[2]! - reported[1]!).toBe(5);
  });
});
