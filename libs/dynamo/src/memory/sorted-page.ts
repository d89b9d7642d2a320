import type { Page } from '@vigia/domain/shared';
import { decodeCursor, pageOf, type List } from '../cursor.js';
import type { Direction } from '../merged-page.js';

/** One page of rows by their unique positions, under the same cursors as a DynamoDB list. */
export function sortedPage<Row>(
  list: List,
  rows: readonly Row[],
  request: {
    readonly direction: Direction;
    readonly limit: number;
    readonly cursor: string | undefined;
    readonly positionOf: (row: Row) => string;
  },
): Page<Row> {
  const { limit, positionOf } = request;
  const after = decodeCursor(list, request.cursor);
  const sign = request.direction === 'ascending' ? 1 : -1;
  const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -sign : sign);
  const behind = rows
    .filter((row) => after === undefined || compare(positionOf(row), after) > 0)
    .sort((a, b) => compare(positionOf(a), positionOf(b)));
  const items = behind.slice(0, limit);
  const last = items.at(-1);
  const hasMore = behind.length > limit && last !== undefined;
  return pageOf(list, items, hasMore ? positionOf(last) : undefined);
}
