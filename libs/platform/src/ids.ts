import { randomBytes, randomUUID } from 'node:crypto';
import { decodeTime, encodeTime, monotonicFactory } from 'ulid';

/** Port: new identifiers. */
export abstract class Ids {
  abstract uuid(): string;
  /** Sorts by time; several of the same millisecond keep the order in which they were made. */
  abstract ulid(atMs: number): string;
  /** 256 unguessable bits as base64url. */
  abstract secret(): string;
}

/** Identifiers from the operating system's random source. */
export class RandomIds extends Ids {
  readonly #ulid = monotonicFactory();

  override uuid(): string {
    return randomUUID();
  }

  override ulid(atMs: number): string {
    return this.#ulid(atMs);
  }

  override secret(): string {
    return randomBytes(32).toString('base64url');
  }
}

const RANDOM_CHARS = 16;
const TIME_CHARS = 10;

/** The smallest ULID of a moment. */
export function ulidFloor(atMs: number): string {
  return encodeTime(Math.max(0, atMs), TIME_CHARS) + '0'.repeat(RANDOM_CHARS);
}

/** The smallest ULID that is `ms` older than this one; "" stands before all of them, and nothing before it. */
export function rewindUlid(id: string, ms: number): string {
  return id === '' ? '' : ulidFloor(decodeTime(id) - ms);
}
