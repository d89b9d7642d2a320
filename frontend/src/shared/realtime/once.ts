/** Remembers the newest ids it has seen, so that a thing said twice is done once. */
export class Once {
  private readonly seen = new Set<string>();

  constructor(private readonly capacity = 2000) {}

  has(id: string): boolean {
    return this.seen.has(id);
  }

  /** Whether an id comes for the first time. */
  isFirst(id: string): boolean {
    if (this.seen.has(id)) return false;
    this.seen.add(id);
    if (this.seen.size > this.capacity) {
      const [oldest] = this.seen;
      if (oldest !== undefined) this.seen.delete(oldest);
    }
    return true;
  }
}
