import { Clock } from '@vigia/platform';

/** A clock that starts now and goes only when told. */
export class MovableClock extends Clock {
  #ms = Date.now();

  override nowMs(): number {
    return this.#ms;
  }

  advance(ms: number): void {
    this.#ms += ms;
  }
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
