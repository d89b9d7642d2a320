import type { OldItem } from './old-item.js';

/** What an old item became, or why it could not be read; notes say what was read otherwise than written. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T; readonly notes: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** The value, unless something about the item could not be read. */
export function readingOf<T>(item: OldItem, value: T): Reading<T> {
  return item.problems.length > 0
    ? { ok: false, problems: item.problems }
    : { ok: true, value, notes: item.notes };
}
