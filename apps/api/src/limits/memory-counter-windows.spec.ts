import { Clock } from '@vigia/platform';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryCounterWindows, WINDOWS_MAX } from './memory-counter-windows.js';

class HandClock extends Clock {
  ms = 0;

  override nowMs(): number {
    return this.ms;
  }
}

const WINDOW_MS = 60_000;

let clock: HandClock;
let windows: MemoryCounterWindows;

beforeEach(() => {
  clock = new HandClock();
  windows = new MemoryCounterWindows(clock);
});

describe('MemoryCounterWindows', () => {
  it('[ACC-16] counts in a window that opens with the first hit', async () => {
    const first = await windows.increment('a', WINDOW_MS);
    clock.ms = 20_000;
    const second = await windows.increment('a', WINDOW_MS);

    expect(first).toEqual({ hits: 1, endsInMs: 60_000 });
    expect(second).toEqual({ hits: 2, endsInMs: 40_000 });
    expect(await windows.peek('a')).toEqual(second);
  });

  it('[ACC-16] starts again when the window has ended', async () => {
    await windows.increment('a', WINDOW_MS);

    clock.ms = WINDOW_MS;

    expect(await windows.peek('a')).toBeUndefined();
    expect(await windows.increment('a', 1000)).toEqual({ hits: 1, endsInMs: 1000 });
  });

  it('counts every key by itself, and forgets one alone', async () => {
    await windows.increment('a', WINDOW_MS);
    await windows.increment('b', WINDOW_MS);

    await windows.forget('a');

    expect(await windows.peek('a')).toBeUndefined();
    expect(await windows.peek('b')).toMatchObject({ hits: 1 });
  });

  it('stays bounded under a flood of keys, and keeps the latest', async () => {
    for (let n = 0; n < WINDOWS_MAX + 10; n += 1) {
      await windows.increment(`k${String(n)}`, WINDOW_MS);
    }

    expect(windows.size).toBeLessThanOrEqual(WINDOWS_MAX);
    expect(await windows.peek(`k${String(WINDOWS_MAX + 9)}`)).toMatchObject({ hits: 1 });
    expect(await windows.peek('k0')).toBeUndefined();
  });

  it('forgets what has ended before anything that has not', async () => {
    await windows.increment('long', 2 * WINDOW_MS);
    for (let n = 1; n < WINDOWS_MAX; n += 1) await windows.increment(`k${String(n)}`, WINDOW_MS);

    clock.ms = WINDOW_MS;
    await windows.increment('new', WINDOW_MS);

    expect(windows.size).toBe(2);
    expect(await windows.peek('long')).toMatchObject({ hits: 1 });
  });
});
