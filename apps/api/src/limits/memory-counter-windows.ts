import type { Clock } from '@vigia/platform';
import { CounterWindows, type Count } from './counter-windows.js';

interface Window {
  hits: number;
  readonly endsAt: number;
}

/** Windows kept at most; under a flood of new keys the oldest are forgotten first. */
export const WINDOWS_MAX = 100_000;

/** Counts in this process: one number a key, so a request costs the same at any limit. */
export class MemoryCounterWindows extends CounterWindows {
  readonly #windows = new Map<string, Window>();

  constructor(private readonly clock: Clock) {
    super();
  }

  override async increment(key: string, windowMs: number): Promise<Count> {
    const now = this.clock.nowMs();
    const window = this.findOpen(key, now) ?? this.open(key, now, windowMs);
    window.hits += 1;
    return countOf(window, now);
  }

  override async peek(key: string): Promise<Count | undefined> {
    const now = this.clock.nowMs();
    const window = this.findOpen(key, now);
    return window && countOf(window, now);
  }

  override async forget(key: string): Promise<void> {
    this.#windows.delete(key);
  }

  get size(): number {
    return this.#windows.size;
  }

  private findOpen(key: string, now: number): Window | undefined {
    const window = this.#windows.get(key);
    return window !== undefined && window.endsAt > now ? window : undefined;
  }

  private open(key: string, now: number, windowMs: number): Window {
    // An ended window would keep its place in the order of age.
    this.#windows.delete(key);
    if (this.#windows.size >= WINDOWS_MAX) this.makeRoom(now);
    const window = { hits: 0, endsAt: now + windowMs };
    this.#windows.set(key, window);
    return window;
  }

  /** Forgets what has ended or, when that is too little, the oldest tenth: so seldom that it costs nothing per request. */
  private makeRoom(now: number): void {
    for (const [key, { endsAt }] of this.#windows) if (endsAt <= now) this.#windows.delete(key);
    const room = WINDOWS_MAX * 0.9;
    for (const key of this.#windows.keys()) {
      if (this.#windows.size <= room) return;
      this.#windows.delete(key);
    }
  }
}

function countOf({ hits, endsAt }: Window, now: number): Count {
  return { hits, endsInMs: endsAt - now };
}
