/** Port: what time it is. */
export abstract class Clock {
  abstract nowMs(): number;

  /** Now as ISO 8601 UTC with milliseconds. */
  now(): string {
    return new Date(this.nowMs()).toISOString();
  }
}

/** The machine's clock. */
export class SystemClock extends Clock {
  override nowMs(): number {
    return Date.now();
  }
}
