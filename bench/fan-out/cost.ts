import { setTimeout as delay } from 'node:timers/promises';
import { RandomIds, SystemClock } from '@vigia/platform';
import type { Calls } from './calls.js';
import type { Program } from './program.js';
import type { Way } from './ways.js';

/** What one event cost. */
export interface Cost {
  /** From its publication to the last frame at a client. */
  readonly lastMs: number;
  /** CPU of this process. */
  readonly cpuMs: number;
  readonly deliveries: number;
  readonly dynamoCalls: number;
  readonly rowsRead: number;
}

/** Time in which answers to the last posts, and a frame too many, would come. */
const SETTLE_MS = 50;

const clock = new SystemClock();
const ids = new RandomIds();

/** Tells of one event and waits until everybody knows. */
export async function measure(
  way: Way,
  deliveries: number,
  clients: Program,
  calls: Calls,
): Promise<Cost> {
  const event = ids.ulid(clock.nowMs());
  const counted = { ...calls };
  const told = clients.ask<{ at: string }>({ event, expected: deliveries });
  const cpu = process.cpuUsage();
  const from = process.hrtime.bigint();
  await way(event);
  const { at } = await told;
  await delay(SETTLE_MS);
  const { user, system } = process.cpuUsage(cpu);
  const { count } = await clients.ask<{ count: number }>({ count: event });
  if (count !== deliveries) {
    throw new Error(`${String(count)} frames arrived, not ${String(deliveries)}.`);
  }
  return {
    lastMs: Number(BigInt(at) - from) / 1e6,
    cpuMs: (user + system) / 1000,
    deliveries,
    dynamoCalls: calls.count - counted.count,
    rowsRead: calls.rows - counted.rows,
  };
}

/** Each number's median. */
export function median(costs: readonly Cost[]): Cost {
  const of = (number: keyof Cost): number => {
    const sorted = costs.map((cost) => cost[number]).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  };
  return {
    lastMs: of('lastMs'),
    cpuMs: of('cpuMs'),
    deliveries: of('deliveries'),
    dynamoCalls: of('dynamoCalls'),
    rowsRead: of('rowsRead'),
  };
}
