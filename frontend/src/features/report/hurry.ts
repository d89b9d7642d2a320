/** A wait that a person may cut short, each time anew. */
export class Hurry {
  private stop = new AbortController();

  /** Begins a wait; the signal fires when the person wants no more of it. */
  start(): AbortSignal {
    this.stop = new AbortController();
    return this.stop.signal;
  }

  now(): void {
    this.stop.abort();
  }
}
