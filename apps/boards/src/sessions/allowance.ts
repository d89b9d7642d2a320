import { BOARD_LIMITS } from '@vigia/domain/board';
import { TokenBucket } from './token-bucket.js';

/** What one connection, or one person with all their connections, may send. */
export class Allowance {
  readonly #messages: TokenBucket;
  readonly #bytes: TokenBucket;

  constructor(nowMs: number) {
    const { messagesPerSecond, messageBurst, bytesPerSecond, byteBurst } = BOARD_LIMITS;
    this.#messages = new TokenBucket(messagesPerSecond, messageBurst, nowMs);
    this.#bytes = new TokenBucket(bytesPerSecond, byteBurst, nowMs);
  }

  /** [BRD-21] Whether a message of this weight and size may still come. */
  take(weight: number, bytes: number, nowMs: number): boolean {
    return this.#messages.take(weight, nowMs) && this.#bytes.take(bytes, nowMs);
  }
}
