import type { Item } from '@vigia/dynamo/legacy';
import { plainWord } from './words.js';

const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
const EPOCH_SECONDS = /^\d{10}(?:\.\d+)?$/;
const EPOCH_MS = /^\d{13}$/;

/**
 * Reads one item of the old system and gathers what is wrong with it (`problems`) and what was read otherwise than it
 * is written (`notes`), so that a report names everything at once.
 */
export class OldItem {
  readonly problems: string[] = [];
  readonly notes: string[] = [];

  constructor(private readonly item: Item) {}

  note(sentence: string): void {
    this.notes.push(sentence);
  }

  /** Gives the item up; `sentence` says why. */
  problem(sentence: string): void {
    this.problems.push(sentence);
  }

  /** The first of these spellings that is filled, as text; numbers and truth values included. */
  text(...names: readonly string[]): string | undefined {
    for (const name of names) {
      const value = this.item[name];
      if (typeof value === 'string' && value.trim() !== '') return value;
      if (typeof value === 'number' || typeof value === 'bigint') return String(value);
      if (value !== undefined && value !== null && typeof value !== 'string') {
        this.problem(`${name} is no text`);
        return undefined;
      }
    }
    return undefined;
  }

  /** A text that must be there. */
  needed(...names: readonly string[]): string {
    const problemsBefore = this.problems.length;
    const found = this.text(...names);
    if (found === undefined && this.problems.length === problemsBefore) {
      this.problem(`${String(names[0])} is missing`);
    }
    return found ?? '';
  }

  /** A word of a table; `undefined` when it is missing, a problem when the table does not know it. */
  word<T extends string>(
    table: Readonly<Record<string, T>>,
    ...names: readonly string[]
  ): T | undefined {
    const raw = this.text(...names);
    if (raw === undefined) return undefined;
    const plain = plainWord(raw);
    const meaning = Object.hasOwn(table, plain) ? table[plain] : undefined;
    if (meaning === undefined) {
      this.problem(`${String(names[0])} is "${raw}": no known word`);
      return undefined;
    }
    if (meaning !== raw) this.note(`${String(names[0])} "${raw}" reads as "${meaning}"`);
    return meaning;
  }

  /** A whole number of at least `least`, also as text; `otherwise` when it is missing. */
  whole(name: string, least: number, otherwise: number): number {
    const raw = this.text(name);
    if (raw === undefined) return otherwise;
    const number = Number(raw);
    if (Number.isSafeInteger(number) && number >= least) return number;
    this.problem(`${name} is "${raw}": no whole number from ${String(least)} up`);
    return otherwise;
  }

  /** A moment as ISO 8601 in UTC; without a zone it was UTC. `null` when it is missing. */
  time(...names: readonly string[]): string | null {
    const raw = this.text(...names);
    if (raw === undefined) return null;
    const moment = momentOf(raw.trim());
    if (moment === undefined) {
      this.problem(`${String(names[0])} is "${raw}": no date`);
      return null;
    }
    return moment;
  }

  /** A moment that must be there. */
  neededTime(...names: readonly string[]): string {
    const problemsBefore = this.problems.length;
    const found = this.time(...names);
    if (found === null && this.problems.length === problemsBefore) {
      this.problem(`${String(names[0])} is missing`);
    }
    return found ?? '';
  }
}

/** The moment that a text names, as ISO 8601 in UTC with milliseconds. */
function momentOf(raw: string): string | undefined {
  if (EPOCH_SECONDS.test(raw)) return new Date(Math.trunc(Number(raw) * 1000)).toISOString();
  if (EPOCH_MS.test(raw)) return new Date(Number(raw)).toISOString();
  const [, day, clock = '00:00', zone = 'Z'] = ISO.exec(raw) ?? [];
  // A day that does not exist (30 February) would silently become another one.
  if (day === undefined || !isDay(day)) return undefined;
  const ms = Date.parse(`${day}T${clock}${zone.toUpperCase()}`);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

function isDay(day: string): boolean {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
}
