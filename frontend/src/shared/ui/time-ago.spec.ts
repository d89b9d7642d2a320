import { describe, expect, it } from 'vitest';
import { relativeTime } from './time-ago.js';

const now = Date.parse('2025-11-03T14:00:00.000Z');
const before = (seconds: number) => new Date(now - seconds * 1000).toISOString();

describe('a distance in time', () => {
  it.each([
    [20, 'ahora', 'ahora'],
    [5 * 60, 'hace 5 minutos', '5min'],
    [3 * 3600, 'hace 3 horas', '3h'],
    [26 * 3600, 'ayer', '1d'],
    [9 * 86_400, 'hace 9 días', '9d'],
  ])('of %i seconds is said as "%s", or shortly "%s"', (seconds, long, short) => {
    expect(relativeTime(before(seconds), now, 'es', false)).toBe(long);
    expect(relativeTime(before(seconds), now, 'es', true)).toBe(short);
  });

  it('is never in the future, whatever the clocks say', () => {
    expect(relativeTime(before(-90), now, 'es', false)).toBe('ahora');
  });
});
