/** Lets so many through each second, and as many at once. */
export class PostRate {
  #left: number;
  #countedAt: number;

  constructor(
    private readonly perSecond: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#left = perSecond;
    this.#countedAt = now();
  }

  take(): boolean {
    const now = this.now();
    const earned = ((now - this.#countedAt) / 1000) * this.perSecond;
    this.#left = Math.min(this.perSecond, this.#left + earned);
    this.#countedAt = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
