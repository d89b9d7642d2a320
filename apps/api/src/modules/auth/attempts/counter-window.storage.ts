import { Injectable } from '@nestjs/common';
import type { ThrottlerStorage } from '@nestjs/throttler';
import { Clock } from '@vigia/platform';

type Hits = Awaited<ReturnType<ThrottlerStorage['increment']>>;

interface Window {
  hits: number;
  readonly endsAt: number;
}

/** Windows kept at most; under a flood of new keys the oldest are forgotten first. */
export const WINDOWS_MAX = 100_000;

/**
 * [ACC-16] Counts per key in fixed windows: one number a key, so a request costs the same at any limit. All windows
 * are equally long, so the map's order of insertion is the order in which they end.
 */
@Injectable()
export class CounterWindowStorage implements ThrottlerStorage {
  readonly #windows = new Map<string, Window>();

  constructor(private readonly clock: Clock) {}

  async increment(key: string, ttlMs: number, limit: number): Promise<Hits> {
    const now = this.clock.nowMs();
    this.forgetEnded(now);
    const window = this.#windows.get(key) ?? this.open(key, now + ttlMs);
    window.hits += 1;
    const isBlocked = window.hits > limit;
    const seconds = Math.max(1, Math.ceil((window.endsAt - now) / 1000));
    return {
      totalHits: window.hits,
      timeToExpire: seconds,
      isBlocked,
      timeToBlockExpire: isBlocked ? seconds : 0,
    };
  }

  get size(): number {
    return this.#windows.size;
  }

  private open(key: string, endsAt: number): Window {
    const window = { hits: 0, endsAt };
    this.#windows.set(key, window);
    return window;
  }

  private forgetEnded(now: number): void {
    for (const [key, { endsAt }] of this.#windows) {
      if (endsAt > now && this.#windows.size < WINDOWS_MAX) return;
      this.#windows.delete(key);
    }
  }
}
