import { describe, expect, it } from 'vitest';
import { PostRate } from './post-rate.js';

describe('PostRate', () => {
  it('lets a second’s worth through at once and then one for each part of a second', () => {
    let now = 0;
    const rate = new PostRate(4, () => now);

    expect([1, 2, 3, 4, 5].map(() => rate.take())).toEqual([true, true, true, true, false]);

    now += 250;
    expect([rate.take(), rate.take()]).toEqual([true, false]);
  });

  it('does not save up more than a second’s worth', () => {
    let now = 0;
    const rate = new PostRate(2, () => now);

    now += 60_000;

    expect([1, 2, 3].map(() => rate.take())).toEqual([true, true, false]);
  });
});
