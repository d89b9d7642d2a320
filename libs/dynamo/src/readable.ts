import { UnreadableError } from '@vigia/domain/shared';
import type { Item } from './item-reader.js';

/** Hears of a row that is left out because it cannot be read. */
export type OnUnreadable = (error: UnreadableError) => void;

/** [STO-8] Where nobody hears of them, unreadable rows are errors. */
export const REFUSE: OnUnreadable = (error) => {
  throw error;
};

/** [STO-8] What was read; undefined, which is told, when it cannot be read. An outage stays an error. */
export function readOrTell<T>(read: () => T, tell: OnUnreadable): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    tell(error);
    return undefined;
  }
}

/** [STO-8] The items that can be read; the others are told and left out. */
export function readable<T>(
  items: readonly Item[],
  read: (item: Item) => T,
  tell: OnUnreadable,
): readonly T[] {
  return items.flatMap((item) => readOrTell(() => [read(item)], tell) ?? []);
}

/** Rows that were looked at in one go, and how far that went; without `reached` there are no more. */
interface Chunk<Position> {
  readonly rows: readonly Item[];
  readonly reached?: Position;
}

/**
 * [STO-8] The first `limit` rows that can be read behind a position. Fewer are all that there are, however many were
 * left out.
 */
export async function readablePage<T, Position>(
  query: (after: Position | undefined, count: number) => Promise<Chunk<Position>>,
  { after, limit }: { readonly after?: Position | undefined; readonly limit: number },
  read: (items: readonly Item[]) => readonly T[] | Promise<readonly T[]>,
): Promise<readonly T[]> {
  const found: T[] = [];
  let reached = after;
  do {
    const chunk = await query(reached, limit - found.length);
    found.push(...(await read(chunk.rows)));
    reached = chunk.reached;
  } while (reached !== undefined && found.length < limit);
  return found;
}
