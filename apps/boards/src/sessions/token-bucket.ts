/** Lets `perSecond` through on average and `burst` at once; time is an argument. */
export class TokenBucket {
  #level: number;
  #at: number;

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    nowMs: number,
  ) {
    this.#level = burst;
    this.#at = nowMs;
  }

  /** Takes `amount` if it is there; `false` when it is not. */
  take(amount: number, nowMs: number): boolean {
    const gained = ((nowMs - this.#at) / 1000) * this.perSecond;
    this.#level = Math.min(this.burst, this.#level + Math.max(0, gained));
    this.#at = nowMs;
    if (amount > this.#level) return false;
    this.#level -= amount;
    return true;
  }
}
