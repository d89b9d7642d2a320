import { stemmer as englishStem } from '@orama/stemmers/english';
import { stemmer as spanishStem } from '@orama/stemmers/spanish';
import { stopwords as englishStops } from '@orama/stopwords/english';
import { stopwords as spanishStops } from '@orama/stopwords/spanish';
import { CAMPUS_WORDS } from './campus-words.js';

/** A word of a text, and what it is compared by. */
export interface Term {
  readonly word: string;
  /** The stem of the word, or the meaning that it shares with others. */
  readonly term: string;
}

const WORD = /[\p{L}\p{N}]+/gu;
const LONGEST_WORD = 40;
const MOST_WORDS = 600;
/** Words without a meaning of their own that the lists do not have. */
const OWN_STOPS = ['hay', 'favor', 'ayuda', 'please', 'help', 'hola', 'gracias', 'urgente', 'utec'];

const STOPS = new Set([...spanishStops, ...englishStops, ...OWN_STOPS].map(plain));
const MEANINGS = new Map(
  CAMPUS_WORDS.flatMap((row, at) =>
    row.split(' ').map((word) => [stem(plain(word)), `§${String(at)}`] as const),
  ),
);

/** The words of a text that say something, without accents and endings. */
export function termsOf(text: string): readonly Term[] {
  const words = text.slice(0, MOST_WORDS * LONGEST_WORD).match(WORD) ?? [];
  return words.slice(0, MOST_WORDS).flatMap((word) => {
    const bare = plain(word);
    if (bare.length > LONGEST_WORD || STOPS.has(bare)) return [];
    const stemmed = stem(bare);
    if (isCode(bare) || (stemmed.length < 2 && !/\d/.test(stemmed))) return [];
    return {
      word: word.toLowerCase(),
      term: MEANINGS.get(stemmed) ?? misspelt(stemmed) ?? stemmed,
    };
  });
}

const SHORTEST_MISSPELT = 6;
const REMEMBERED = 20_000;
const LOOKED_UP = new Map<string, string | undefined>();

/** The meaning of a word that is one letter off. */
function misspelt(stemmed: string): string | undefined {
  if (stemmed.length < SHORTEST_MISSPELT || /\d/.test(stemmed)) return undefined;
  if (LOOKED_UP.has(stemmed)) return LOOKED_UP.get(stemmed);
  if (LOOKED_UP.size > REMEMBERED) LOOKED_UP.clear();
  const found = [...MEANINGS].find(
    ([known]) => known.length >= SHORTEST_MISSPELT && isOneOff(known, stemmed),
  )?.[1];
  LOOKED_UP.set(stemmed, found);
  return found;
}

/** Whether one letter more, less, other or in another order makes one word the other. */
function isOneOff(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let from = 0;
  while (from < one.length && one[from] === other[from]) from += 1;
  const isSwapped =
    one[from] === other[from + 1] &&
    one[from + 1] === other[from] &&
    one.slice(from + 2) === other.slice(from + 2);
  return (
    one.slice(from + 1) === other.slice(from + 1) ||
    one.slice(from + 1) === other.slice(from) ||
    one.slice(from) === other.slice(from + 1) ||
    isSwapped
  );
}

const CODE = /\b([a-z]{1,2})[\s-]?(\d{3})\b/gu;

/** Codes of rooms in a text: A301, `l-702`, `S 804`. */
export function codesIn(text: string): readonly string[] {
  return [
    ...new Set(
      Array.from(plain(text).matchAll(CODE), ([, wing, number]) => `${wing ?? ''}${number ?? ''}`),
    ),
  ];
}

/** Compared as a place, not as a word. */
function isCode(word: string): boolean {
  return /^[a-z]{1,2}\d{3}$/.test(word);
}

/** Lower-cased and without accents. */
function plain(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

/**
 * The stem by both languages one after the other, because nobody says which one they write. People leave accents out,
 * so there are none left; one is given back where the Spanish stemmer knows an ending by it.
 */
function stem(word: string): string {
  if (/\d/.test(word)) return word;
  return englishStem(plain(spanishStem(word.replace(/([cs])ion$/, '$1ión'))));
}
