import { describe, expect, it } from 'vitest';
import defaults from './traffic.json' with { type: 'json' };
import { trafficFrom, usageOf } from './traffic.js';

describe('a month of a campus of 1,000', () => {
  const usage = usageOf(defaults);

  it.each([
    // 1,000 x 20 days x 40
    ['requests', 800_000],
    // 40,000 a day, a fifth of it in an hour, by 60
    ['peakRequestsPerMinute', 133.33],
    // 1,000 x 20 days x 1 h x 60
    ['connectionMinutes', 1_200_000],
    // 500 hours in 20 days, a fifth of 25 in one hour
    ['peakBoardSessions', 5],
    // 500 incidents x 4 changes x 26, and 60,000 connects in and out
    ['writeUnits', 172_000],
    // 5,000 hours x 720, and 15,000 hours x 7.5
    ['messagesIn', 3_712_500],
    // as many answers, and 2,000 changes to 6 sockets
    ['messagesOut', 3_724_500],
    // 800,000 KB, and 3,712,500 x 0.3 KB
    ['logGb', 1.83],
    // 800,000 requests x 3, and 412,500 looks x 2
    ['readUnits', 3_225_000],
  ] as const)('makes %s: %d', (unit, expected) => {
    expect(usage[unit]).toBeCloseTo(expected, 1);
  });

  it('grows with the people, every unit of it', () => {
    const tenfold = usageOf({ ...defaults, users: 10_000 });

    for (const [unit, quantity] of Object.entries(tenfold)) {
      expect(quantity, unit).toBeCloseTo(10 * usage[unit as keyof typeof usage], 3);
    }
  });
});

describe('a traffic file', () => {
  it('changes what it names', () => {
    expect(trafficFrom(defaults, { users: 5 })).toEqual({ ...defaults, users: 5 });
  });

  it.each([
    ['what it does not know', { user: 5 }, 'user is unknown. Known: users,'],
    ['words', { users: 'many' }, 'users must be a number'],
    ['less than nothing', { users: -1 }, 'users must be a number'],
    ['a list', null, 'A traffic file is an object.'],
  ])('is refused with %s', (_, given, words) => {
    expect(() => trafficFrom(defaults, given)).toThrow(words);
  });
});
