import { describe, expect, it } from 'vitest';
import { PRICES, redisPriceId } from './prices.js';

describe('the prices', () => {
  it.each(Object.entries(PRICES))('%s says what it is for, who says so, and when', (_, price) => {
    expect(price.usd).toBeGreaterThan(0);
    expect(price.per).not.toBe('');
    expect(price.source).toMatch(/pricing/);
    expect(price.date).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
  });

  it('are refused, not guessed, for a node they do not know', () => {
    expect(() => redisPriceId('cache.r7g.large')).toThrow(
      'prices.json has no row redis.cache.r7g.large.hour.',
    );
  });
});
