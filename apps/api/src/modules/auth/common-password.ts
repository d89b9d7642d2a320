import { dictionary } from '@zxcvbn-ts/language-common';

const COMMON: ReadonlySet<string> = new Set(dictionary['passwords-common'].map(String));
/** What people put around a word to satisfy rules about digits and signs. */
const TRIMMINGS = /^[^\p{L}]{0,6}|[^\p{L}]{0,6}$/gu;

/**
 * [ACC-22] Whether a password is among the first that somebody tries: a common one, or one of these words, both also
 * with a few digits and signs around them, or one character over and over.
 */
export function isCommonPassword(password: string, words: readonly string[]): boolean {
  const typed = plain(password);
  const core = typed.replace(TRIMMINGS, '');
  const own = new Set(words.map(plain).filter((word) => word !== ''));
  return (
    new Set(typed).size < 3 ||
    [typed, core].some((candidate) => COMMON.has(candidate) || own.has(candidate))
  );
}

function plain(text: string): string {
  return text.trim().toLowerCase().normalize('NFC');
}
