import { AsyncLocalStorage } from 'node:async_hooks';
import type { Chance } from './chance.js';

const START_MS = Date.parse('2026-03-02T12:00:00.000Z');

/** Who runs: a tab knows its own clock and account, everybody else is the world. */
export interface Runner {
  /** How far the clock of this runner is ahead of the world's. */
  readonly aheadMs: number;
}

/** The runner of the code that asks, through every promise and timer. */
export const running = new AsyncLocalStorage<Runner | undefined>();

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly act: () => void;
  readonly runner: Runner | undefined;
  everyMs: number | undefined;
}

const real = {
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  setInterval: globalThis.setInterval,
  clearInterval: globalThis.clearInterval,
  now: Date.now,
  random: Math.random,
  stackTraceLimit: Error.stackTraceLimit,
};
const nextTurn = globalThis.setImmediate;

/** The time that all code of a world lives in: it goes from one timer to the next, and costs nothing. */
export class VirtualTime {
  nowMs = START_MS;
  readonly #timers: Timer[] = [];
  #made = 0;

  /** Puts it in place of the machine's time and chance. */
  rule(chance: Chance): void {
    Object.assign(globalThis, {
      setTimeout: (act: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
        this.#handle(this.#add(() => act(...args), ms)),
      clearTimeout: (timer: unknown) => this.#drop(timer),
      setInterval: (act: () => void, ms: number) => this.#handle(this.#add(act, ms, ms)),
      clearInterval: (timer: unknown) => this.#drop(timer),
    });
    Date.now = () => this.nowMs + (running.getStore()?.aheadMs ?? 0);
    Math.random = chance.next;
    // Aborted requests are usual here, and each would look for its place in the code.
    Error.stackTraceLimit = 0;
  }

  /** Gives the machine its own back. */
  abdicate(): void {
    Date.now = real.now;
    Math.random = real.random;
    Error.stackTraceLimit = real.stackTraceLimit;
    const { setTimeout, clearTimeout, setInterval, clearInterval } = real;
    Object.assign(globalThis, { setTimeout, clearTimeout, setInterval, clearInterval });
  }

  pause(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#add(resolve, ms));
  }

  /** Lives through the next so many milliseconds. */
  async pass(ms: number): Promise<void> {
    const end = this.nowMs + ms;
    await settled();
    for (let next = this.#timers[0]; next && next.at <= end; next = this.#timers[0]) {
      this.#timers.shift();
      this.nowMs = next.at;
      running.run(next.runner, next.act);
      if (next.everyMs !== undefined) this.#insert({ ...next, at: next.at + next.everyMs });
      await settled();
    }
    this.nowMs = end;
  }

  #add(act: () => void, ms: number, everyMs?: number): Timer {
    const at = this.nowMs + Math.max(0, Number.isFinite(ms) ? ms : 0);
    const timer = { at, order: this.#made++, act, runner: running.getStore(), everyMs };
    this.#insert(timer);
    return timer;
  }

  #insert(timer: Timer): void {
    let index = this.#timers.length;
    while (index > 0 && isAfter(this.#timers[index - 1], timer)) index -= 1;
    this.#timers.splice(index, 0, timer);
  }

  /** What Node gives back for a timer, as far as anybody here uses it. */
  #handle(timer: Timer): object {
    const handle = { timer, unref: () => handle, ref: () => handle, hasRef: () => true };
    return handle;
  }

  #drop(handle: unknown): void {
    const timer = (handle as { timer?: Timer } | undefined)?.timer;
    if (timer === undefined) return;
    const index = this.#timers.findIndex(({ order }) => order === timer.order);
    if (index !== -1) this.#timers.splice(index, 1);
  }
}

function isAfter(one: Timer | undefined, other: Timer): boolean {
  return one !== undefined && (one.at === other.at ? one.order > other.order : one.at > other.at);
}

/** Whatever waits for no timer has run its course by then. */
function settled(): Promise<void> {
  return new Promise((resolve) => void nextTurn(resolve));
}
