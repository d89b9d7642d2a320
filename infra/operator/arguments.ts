import { InvalidArgumentError } from 'commander';

/** Reads a whole number. */
export function whole(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is a whole number.');
}

/** Reads a time that says its zone. */
export function moment(text: string): Date {
  const at = new Date(text);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(+at)) {
    return at;
  }
  throw new InvalidArgumentError('It is a time with its zone, as 2026-11-22T05:00:00Z.');
}

/** Reads a word of a certain form, which `words` tell. */
export function matching(pattern: RegExp, words: string) {
  return (text: string): string => {
    if (pattern.test(text)) return text;
    throw new InvalidArgumentError(`It is ${words}.`);
  };
}
