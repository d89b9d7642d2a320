import { expect, it } from 'vitest';
import { Clock, SystemClock } from './clock.js';

class StoppedClock extends Clock {
  override nowMs(): number {
    return 1_700_000_000_123;
  }
}

it('a clock tells its moment as ISO 8601 UTC with milliseconds', () => {
  expect(new StoppedClock().now()).toBe('2023-11-14T22:13:20.123Z');
});

it('the clock of the machine goes forward', () => {
  const clock = new SystemClock();

  expect(clock.nowMs()).toBeLessThanOrEqual(clock.nowMs());
});
