/** What was last meant, and the key it goes under; can be kept beyond the page. */
export interface Intended {
  readonly what: string;
  readonly key: string;
}

/**
 * Keys for one form or dialog: sending the same thing again keeps its key, so that the server does it once;
 * anything changed in between is a new intention with a new key.
 */
export class Intention {
  constructor(
    private readonly newKey: () => string = () => crypto.randomUUID(),
    private last?: Intended,
  ) {}

  /** What waits for an answer. */
  get current(): Intended | undefined {
    return this.last;
  }

  keyFor(content: unknown): string {
    const what = JSON.stringify([content]);
    if (this.last?.what !== what) this.last = { what, key: this.newKey() };
    return this.last.key;
  }

  /** The server has answered: the next send is meant as another one, even when it looks the same. */
  settle(): void {
    this.last = undefined;
  }
}
