import { createHash } from 'node:crypto';
import { InvalidCursorError, type Page } from '@vigia/domain/shared';

/** What a cursor belongs to: a list, what it is asked about, and what its positions look like. */
export interface List {
  readonly name: string;
  /** Everything that decides which rows come in which order, as plain data. */
  readonly about: readonly unknown[];
  readonly position: RegExp;
}

/** Far above the longest cursor we hand out, and too short for a position that no sort key (1,024 bytes) can be. */
const CURSOR_MAX = 1_024;

/** An opaque cursor that continues this list behind a position. */
export function encodeCursor(list: List, position: string): string {
  const cursor = { l: list.name, q: digest(list), p: position };
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** [STO-5] The position of a cursor; fails with InvalidCursorError when this list did not hand it out. */
export function decodeCursor(list: List, cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const position = cursor.length > CURSOR_MAX ? undefined : positionIn(cursor);
  // Encoding it again compares name, digest and spelling at once.
  if (
    typeof position !== 'string' ||
    !list.position.test(position) ||
    encodeCursor(list, position) !== cursor
  ) {
    throw new InvalidCursorError();
  }
  return position;
}

/** A page of a list with the cursor of the next one, when there is a next one. */
export function pageOf<T>(list: List, items: readonly T[], next: string | undefined): Page<T> {
  return next === undefined ? { items } : { items, next: encodeCursor(list, next) };
}

function positionIn(cursor: string): unknown {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return typeof read === 'object' && read !== null && 'p' in read ? read.p : undefined;
  } catch {
    return undefined;
  }
}

function digest(list: List): string {
  return createHash('sha256').update(JSON.stringify(list.about)).digest('base64url').slice(0, 16);
}
