import { UnreadableError } from '@vigia/domain/shared';

/** A stored item as the document client hands it out. */
export type Item = Readonly<Record<string, unknown>>;

const TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2}(?:\.\d+)?)(Z|[+-]\d{2}:\d{2})?$/;

/**
 * [STO-8] Reads the attributes of one item strictly: what cannot be read is an UnreadableError that names key and
 * attribute, and never the value.
 */
export class ItemReader {
  constructor(
    private readonly item: Item,
    private readonly table: string,
    private readonly keyAttributes: readonly string[],
  ) {}

  text(name: string): string {
    const value = this.item[name];
    return typeof value === 'string' ? value : this.unreadable(name);
  }

  /** A text that may be missing or NULL. */
  textOr<T>(name: string, otherwise: T): string | T {
    return this.has(name) ? this.text(name) : otherwise;
  }

  /** A whole number; old items may hold it as text. */
  wholeOr(name: string, otherwise: number): number {
    if (!this.has(name)) return otherwise;
    const value = this.item[name];
    const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
    return Number.isSafeInteger(number) ? (number as number) : this.unreadable(name);
  }

  /** An ISO time as UTC with milliseconds; old items may lack the zone, which was UTC. */
  time(name: string): string {
    const [, day, clock, zone = 'Z'] = TIME.exec(this.text(name)) ?? [];
    if (day === undefined || clock === undefined) return this.unreadable(name);
    const ms = Date.parse(`${day}T${clock}${zone}`);
    return Number.isNaN(ms) ? this.unreadable(name) : new Date(ms).toISOString();
  }

  /** A time that may be missing, NULL or "". */
  timeOrNull(name: string): string | null {
    return this.isFilled(name) ? this.time(name) : null;
  }

  /** A word of a known set. */
  word<T>(name: string, parse: (word: string) => T | undefined): T {
    return parse(this.text(name)) ?? this.unreadable(name);
  }

  /** A word of a known set that may be missing, NULL or "". */
  wordOr<T, U>(name: string, parse: (word: string) => T | undefined, otherwise: U): T | U {
    return this.isFilled(name) ? this.word(name, parse) : otherwise;
  }

  /** A list of texts. */
  texts(name: string): readonly string[] {
    const value = this.item[name];
    const isTexts = Array.isArray(value) && value.every((entry) => typeof entry === 'string');
    return isTexts ? value : this.unreadable(name);
  }

  /** A list of maps, each of which can be read; missing in old items, which is none. */
  entries<T>(name: string, parse: (entry: Item) => T | undefined): readonly T[] {
    if (!this.has(name)) return [];
    const value = this.item[name];
    if (!Array.isArray(value)) return this.unreadable(name);
    return value.map((entry: Item | null) => parse(entry ?? {}) ?? this.unreadable(name));
  }

  /** A number of any kind. */
  number(name: string): number {
    const value = this.item[name];
    return typeof value === 'number' && Number.isFinite(value) ? value : this.unreadable(name);
  }

  /** A list of texts; missing is none. */
  textsOrNone(name: string): readonly string[] {
    return this.has(name) ? this.texts(name) : [];
  }

  /** A map, read by a reader of its own; missing or NULL is null. */
  part<T>(name: string, parse: (part: ItemReader) => T): T | null {
    return this.has(name) ? parse(this.within(name, this.item[name])) : null;
  }

  /** A list of maps, each read by a reader of its own; missing is none. */
  parts<T>(name: string, parse: (part: ItemReader) => T): readonly T[] {
    if (!this.has(name)) return [];
    const value = this.item[name];
    if (!Array.isArray(value)) return this.unreadable(name);
    return value.map((entry: unknown) => parse(this.within(name, entry)));
  }

  /** A text, a number, yes or no, or a list of texts. */
  answer(name: string): string | number | boolean | readonly string[] {
    const value = this.item[name];
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? value
      : this.texts(name);
  }

  /** The names of the attributes. */
  names(): readonly string[] {
    return Object.keys(this.item);
  }

  /** Whether the attribute is there and neither NULL nor "". */
  isFilled(name: string): boolean {
    return this.has(name) && this.item[name] !== '';
  }

  /** Gives up on the item because of one attribute. */
  unreadable(name: string): never {
    const key = JSON.stringify(
      Object.fromEntries(this.keyAttributes.map((attribute) => [attribute, this.item[attribute]])),
    );
    throw new UnreadableError(`Item ${key} of ${this.table} is unreadable: ${name}.`);
  }

  private within(name: string, value: unknown): ItemReader {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return this.unreadable(name);
    }
    const part = new ItemReader(value as Item, this.table, this.keyAttributes);
    part.unreadable = (inner) => this.unreadable(`${name}.${inner}`);
    return part;
  }

  private has(name: string): boolean {
    return this.item[name] !== undefined && this.item[name] !== null;
  }
}

/** A parser that knows exactly these words. */
export function oneOf<const T extends string>(
  words: readonly T[],
): (word: string) => T | undefined {
  return (word) => words.find((known) => known === word);
}
