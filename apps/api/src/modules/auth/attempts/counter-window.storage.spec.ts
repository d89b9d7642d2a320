import { Clock } from '@vigia/platform';
import { beforeEach, describe, expect, it } from 'vitest';
import { CounterWindowStorage, WINDOWS_MAX } from './counter-window.storage.js';

class HandClock extends Clock {
  ms = 0;

  override nowMs(): number {
    return this.ms;
  }
}

const WINDOW_MS = 60_000;

let clock: HandClock;
let storage: CounterWindowStorage;

beforeEach(() => {
  clock = new HandClock();
  storage = new CounterWindowStorage(clock);
});

describe('CounterWindowStorage', () => {
  it('[ACC-16] counts up to the limit and blocks from there to the end of the window', async () => {
    await storage.increment('a', WINDOW_MS, 2);
    clock.ms = 20_000;
    const last = await storage.increment('a', WINDOW_MS, 2);
    const blocked = await storage.increment('a', WINDOW_MS, 2);

    expect(last).toEqual({
      totalHits: 2,
      timeToExpire: 40,
      isBlocked: false,
      timeToBlockExpire: 0,
    });
    expect(blocked).toMatchObject({ isBlocked: true, timeToBlockExpire: 40 });
  });

  it('[ACC-16] starts again when the window has ended', async () => {
    await storage.increment('a', WINDOW_MS, 1);
    await storage.increment('a', WINDOW_MS, 1);

    clock.ms = WINDOW_MS;

    expect((await storage.increment('a', WINDOW_MS, 1)).isBlocked).toBe(false);
  });

  it('counts every key by itself', async () => {
    await storage.increment('a', WINDOW_MS, 1);

    expect((await storage.increment('b', WINDOW_MS, 1)).totalHits).toBe(1);
  });

  it('forgets windows that have ended', async () => {
    for (let n = 0; n < 100; n += 1) await storage.increment(`k${String(n)}`, WINDOW_MS, 1);

    clock.ms = WINDOW_MS;
    await storage.increment('new', WINDOW_MS, 1);

    expect(storage.size).toBe(1);
  });

  it('stays bounded under a flood of keys, and keeps the latest', async () => {
    for (let n = 0; n < WINDOWS_MAX + 10; n += 1) {
      await storage.increment(`k${String(n)}`, WINDOW_MS, 1);
    }

    expect(storage.size).toBe(WINDOWS_MAX);
    const latest = await storage.increment(`k${String(WINDOWS_MAX + 9)}`, WINDOW_MS, 1);
    expect(latest.totalHits).toBe(2);
  });
});
