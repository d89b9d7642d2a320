import { BOARD_LIMITS } from '@vigia/domain/board';
import type { Clock } from '@vigia/platform';
import { TokenBucket } from './token-bucket.js';

/** Whether so many bytes of a board may still be worked through for somebody. */
export type Take = (bytes: number) => boolean;

interface Share {
  readonly bucket: TokenBucket;
  last: Promise<unknown>;
}

/** What the smallest board costs: finding and reading it is work, too. */
const LEAST_BYTES = 32 * 1024;

/**
 * [BRD-24] How much of this task's time each person has: it draws a board without a pause, and meanwhile nobody else
 * gets anything. An entry is small, and there are no more than people on the campus.
 */
export class Shares {
  readonly #shares = new Map<string, Share>();

  constructor(private readonly clock: Clock) {}

  /** Does a piece of work when the earlier ones of the same person are done. */
  async inTurn<T>(email: string, work: (take: Take) => Promise<T>): Promise<T> {
    const share = this.#of(email);
    const done = share.last.then(() => work((bytes) => this.#take(share, bytes)));
    share.last = done.catch(() => undefined);
    return done;
  }

  /** The largest board takes a whole share, not more than there can be. */
  #take({ bucket }: Share, bytes: number): boolean {
    const cost = Math.min(Math.max(bytes, LEAST_BYTES), BOARD_LIMITS.pictureByteBurst);
    return bucket.take(cost, this.clock.nowMs());
  }

  #of(email: string): Share {
    let share = this.#shares.get(email);
    if (share === undefined) {
      const { pictureBytesPerSecond, pictureByteBurst } = BOARD_LIMITS;
      const bucket = new TokenBucket(pictureBytesPerSecond, pictureByteBurst, this.clock.nowMs());
      share = { bucket, last: Promise.resolve() };
      this.#shares.set(email, share);
    }
    return share;
  }
}
