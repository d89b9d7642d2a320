const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = DIGITS.length;
/** Putting one more on top (or below) counts in this many digits, so thousands of strokes keep short keys. */
const COUNTED = 5;
const COUNT_LIMIT = BASE ** COUNTED;

/** Characters of the longest z that is accepted. */
export const Z_LENGTH = 64;

/** A z to start a board with: room below and above. */
export const FIRST_Z = 'V';

const Z = new RegExp(`^[0-9A-Za-z]{0,${String(Z_LENGTH - 1)}}[1-9A-Za-z]$`);

/** Whether it is a z: base-62 digits behind an implied point, no trailing zero; compared as plain strings. */
export function isZ(value: unknown): value is string {
  return typeof value === 'string' && Z.test(value);
}

/** A z above `below` and under `above`; `undefined` stands for the bottom and the top. Expects below < above. */
export function zBetween(below: string | undefined, above: string | undefined): string {
  if (below === undefined && above === undefined) return FIRST_Z;
  if (above === undefined) return counted(below, 1) ?? halfway(below, above);
  if (below === undefined) return counted(above, -1) ?? halfway(below, above);
  return halfway(below, above);
}

/** The next number up or down, or `undefined` at the end of counting. */
function counted(z: string | undefined, step: 1 | -1): string | undefined {
  let number: number = step;
  for (let at = 0; at < COUNTED; at += 1) {
    number += digit(z, at, 0) * BASE ** (COUNTED - 1 - at);
  }
  if (number < 1 || number >= COUNT_LIMIT) return undefined;
  let text = '';
  for (let at = 0; at < COUNTED; at += 1) {
    text = DIGITS.charAt(number % BASE) + text;
    number = Math.floor(number / BASE);
  }
  return text.replace(/0+$/, '');
}

function halfway(below: string | undefined, above: string | undefined): string {
  let prefix = '';
  let open = above === undefined;
  for (let at = 0; ; at += 1) {
    const low = digit(below, at, 0);
    const high = open ? BASE : digit(above, at, BASE);
    if (high - low > 1) return prefix + DIGITS.charAt((low + high) >> 1);
    prefix += DIGITS.charAt(low);
    open ||= high > low;
  }
}

function digit(z: string | undefined, at: number, beyond: number): number {
  const character = z?.[at];
  return character === undefined ? beyond : DIGITS.indexOf(character);
}
