/**
 * Numbers the changes of one board on one task, and knows up to which of them all are safe: in the stream, or in a
 * snapshot. Acknowledgements wait for that.
 *
 *   changed 1 2 3 4 5        safe 3        ->  an answer to change 4 is held, one to change 2 goes out
 */
export class Ledger {
  #changed = 0;
  #safe = 0;
  readonly #waiting = new Set<(safe: number) => void>();

  /** The number of the latest change. */
  get changed(): number {
    return this.#changed;
  }

  /** Every change up to this number is safe. */
  get safe(): number {
    return this.#safe;
  }

  /** Counts one more change and gives its number. */
  count(): number {
    this.#changed += 1;
    return this.#changed;
  }

  /** [BRD-30] Everything up to this change is safe now. */
  secure(upTo: number): void {
    if (upTo <= this.#safe) return;
    this.#safe = upTo;
    for (const tell of this.#waiting) tell(upTo);
  }

  /** Calls back whenever more is safe, until the returned function is called. */
  onSafe(tell: (safe: number) => void): () => void {
    this.#waiting.add(tell);
    return () => this.#waiting.delete(tell);
  }
}
