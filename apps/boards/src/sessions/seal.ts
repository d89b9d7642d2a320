import { createHmac } from 'node:crypto';

const WHO_BYTES = 9;
const MAC_RANGE = 2 ** 32;
const NONCE_RANGE = 2 ** 21;

/**
 * Client ids that prove who writes: 21 free bits, then 32 bits of a keyed digest over board, person and those bits.
 * Verifying needs no storage, so it survives everything, and a made-up id names nobody.
 */
export class Seal {
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  /** A person's pseudonym on boards. */
  who(email: string): string {
    return this.#digest(`who\n${email}`).subarray(0, WHO_BYTES).toString('base64url');
  }

  /** A client id for a person on a board; `nonce` makes it one of two million. */
  clientId(boardId: string, who: string, nonce: number): number {
    const free = nonce % NONCE_RANGE;
    return free * MAC_RANGE + this.#mac(boardId, who, free);
  }

  /** [BRD-8] Whether a client id was made for this person on this board. */
  owns(boardId: string, who: string, clientId: number): boolean {
    const free = Math.floor(clientId / MAC_RANGE);
    return free < NONCE_RANGE && clientId % MAC_RANGE === this.#mac(boardId, who, free);
  }

  #mac(boardId: string, who: string, free: number): number {
    return this.#digest(`client\n${boardId}\n${who}\n${String(free)}`).readUInt32BE(0);
  }

  #digest(text: string): Buffer {
    return createHmac('sha256', this.#key).update(text).digest();
  }
}
