import { WEEKDAYS, type Shift, type Weekday } from '@vigia/domain/user';
import { oneOf, type ItemReader } from '../item-reader.js';

/** A worker's hours as they are stored with the account. */
export interface StoredShift {
  readonly dias: readonly Weekday[];
  readonly desde: string;
  readonly hasta: string;
  readonly edificios: readonly string[];
  readonly maximo: number;
}

export function toStoredShift({ days, from, to, buildings, maximum }: Shift): StoredShift {
  return { dias: days, desde: from, hasta: to, edificios: buildings, maximo: maximum };
}

const dayOf = oneOf(WEEKDAYS);

export function readShift(read: ItemReader): Shift {
  return {
    days: read.texts('dias').map((word) => dayOf(word) ?? read.unreadable('dias')),
    from: read.text('desde'),
    to: read.text('hasta'),
    buildings: read.texts('edificios'),
    maximum: read.number('maximo'),
  };
}
