import { BOARD_LIMITS } from '@vigia/domain/board';

/** Other windows of the same person share what the service allows. */
const SHARE = 0.75;
/** A window that was silent may send this much at once: less than allowed, so that a second one may as well. */
const BURST_BYTES = BOARD_LIMITS.byteBurst / 2;
const BURST_MESSAGES = BOARD_LIMITS.messageBurst / 4;
const SECOND_MS = 1_000;

/** Keeps what is sent below the limits of the service. */
export class Pace {
  #bytes = BURST_BYTES;
  #messages = BURST_MESSAGES;
  #atMs: number;

  constructor(nowMs: number) {
    this.#atMs = nowMs;
  }

  /** Milliseconds until a message of this size may go; 0 means now, and it counts as sent. */
  take(bytes: number, nowMs: number): number {
    const passed = Math.max(0, nowMs - this.#atMs) / SECOND_MS;
    this.#atMs = nowMs;
    const { bytesPerSecond, messagesPerSecond } = BOARD_LIMITS;
    this.#bytes = Math.min(BURST_BYTES, this.#bytes + passed * bytesPerSecond * SHARE);
    this.#messages = Math.min(BURST_MESSAGES, this.#messages + passed * messagesPerSecond * SHARE);
    // What is larger than a whole burst goes when the burst is full.
    const needed = Math.min(bytes, BURST_BYTES);
    const wait = Math.max(
      (needed - this.#bytes) / (bytesPerSecond * SHARE),
      (1 - this.#messages) / (messagesPerSecond * SHARE),
    );
    if (wait > 0) return Math.ceil(wait * SECOND_MS);
    this.#bytes -= bytes;
    this.#messages -= 1;
    return 0;
  }
}
