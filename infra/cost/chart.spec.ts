import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENTS } from '../cdktf/environments.js';
import { chart } from './chart.js';
import { seriesOf } from './series.js';
import defaults from './traffic.json' with { type: 'json' };

const SERIES = [
  {
    name: 'dev',
    points: [
      { users: 100, usd: 50 },
      { users: 1_000_000, usd: 20_000 },
    ],
  },
  {
    name: 'a < b',
    points: [
      { users: 100, usd: 40 },
      { users: 1_000_000, usd: 9000 },
    ],
  },
];

describe('the chart', () => {
  const svg = chart('What a month costs', SERIES);

  it('draws a line for each, told apart by more than colour', () => {
    expect(svg.match(/<polyline/g)).toHaveLength(2);
    expect(new Set(svg.match(/stroke-dasharray="[^"]*"/g)).size).toBe(2);
  });

  it('goes from 100 to 1,000,000 people, more to the right and dearer higher', () => {
    const [first, last] = /points="([\d.]+),([\d.]+) ([\d.]+),([\d.]+)"/
      .exec(svg)!
      .slice(1)
      .reduce<number[][]>((pairs, value, index) => {
        (pairs[index >> 1] ??= []).push(Number(value));
        return pairs;
      }, []) as [[number, number], [number, number]];

    expect(last[0]).toBeGreaterThan(first[0]);
    expect(last[1]).toBeLessThan(first[1]);
    for (const label of ['>100<', '>1,000<', '>1,000,000<', '>$10,000<'])
      expect(svg).toContain(label);
  });

  it('is committed as it is drawn today (npm run cost -- prod --chart infra/cost/chart.svg)', () => {
    const prod = ENVIRONMENTS.find(({ name }) => name === 'prod')!;

    expect(readFileSync(join(import.meta.dirname, 'chart.svg'), 'utf8')).toBe(
      chart('What a month costs', seriesOf(prod, defaults)),
    );
  });

  it('says in words what it shows', () => {
    expect(svg).toContain('100 people $50, 1,000,000 people $20000');
    expect(svg).toContain('a &lt; b');
    expect(svg).not.toContain('a < b');
  });
});
