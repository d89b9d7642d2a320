import { Ids, ulidFloor } from '@vigia/platform';
import type { Chance } from './chance.js';

const TIME_CHARS = 10;
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const COUNTED = 4;

/** Identifiers of one process that come again with the seed; its ULIDs only grow, as those of the real ones. */
export class SeededIds extends Ids {
  #lastMs = 0;
  #lot = '';
  #count = 0;

  constructor(private readonly chance: Chance) {
    super();
  }

  override uuid(): string {
    const hex = Array.from({ length: 32 }, () => this.chance.below(16).toString(16)).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  override ulid(atMs: number): string {
    if (atMs > this.#lastMs) {
      this.#lastMs = atMs;
      this.#lot = Array.from({ length: 16 - COUNTED }, () =>
        this.#digit(this.chance.below(32)),
      ).join('');
      this.#count = 0;
    }
    const count = (this.#count += 1);
    const counted = [15, 10, 5, 0].map((bits) => this.#digit((count >> bits) & 31)).join('');
    return ulidFloor(this.#lastMs).slice(0, TIME_CHARS) + this.#lot + counted;
  }

  override secret(): string {
    return this.uuid();
  }

  #digit(value: number): string {
    return DIGITS.charAt(value);
  }
}
