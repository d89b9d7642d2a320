import { EVERY_BOARD, type Revocation } from '@vigia/domain/board';
import { StorageError } from '../errors.js';
import { expiryAfterDays } from '../expiry.js';
import type { Item } from '../item-reader.js';
import { boardStateKey, everyBoardKey } from '../keys.js';
import type { NamedWrite } from '../transaction.js';

const DAY_MS = 86_400_000;
const DAY_LENGTH = '2026-03-02'.length;

type Update = NonNullable<NamedWrite<'access'>['write']['Update']>;

const ALL = 'fin#';
const WRITING = 'fin-escritura#';
/** An end matters as long as a session may be older than it: half a day. */
const KEPT_DAYS = 2;

/**
 * The update that ends access of somebody to a board. Each end is an attribute of its own, so one write makes the row or
 * adds to it, beside whatever the board service writes there. Ends on every board are a row a day, which expires: their
 * number grows with the people of a campus and the years.
 */
export function accessUpdate(table: string, boardId: string, ended: readonly Revocation[]): Update {
  const day = boardId === EVERY_BOARD ? ended[0]?.at.slice(0, DAY_LENGTH) : undefined;
  const attributes: (readonly [name: string, value: string | number])[] = [
    ...ended.map(
      ({ email, at, only }) => [`${only === undefined ? ALL : WRITING}${email}`, at] as const,
    ),
    ...(day === undefined
      ? []
      : [['expira', expiryAfterDays(`${day}T00:00:00Z`, KEPT_DAYS)] as const]),
  ];
  return {
    TableName: table,
    Key: day === undefined ? boardStateKey(boardId) : everyBoardKey(day),
    UpdateExpression: `SET ${attributes.map((_, n) => `#a${String(n)} = :a${String(n)}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(
      attributes.map(([name], n) => [`#a${String(n)}`, name]),
    ),
    ExpressionAttributeValues: Object.fromEntries(
      attributes.map(([, value], n) => [`:a${String(n)}`, value]),
    ),
  };
}

/** The rows in which ends on every board may be that still matter now, oldest first. */
export function everyBoardKeys(nowMs: number): readonly { readonly id: string }[] {
  // An end is dated a little after its change, which may be on the next day.
  return [-1, 0, 1].map((days) =>
    everyBoardKey(new Date(nowMs + days * DAY_MS).toISOString().slice(0, DAY_LENGTH)),
  );
}

/** Where ended access goes; absent in programs that take no right away. */
export interface Access {
  readonly boards?: string;
}

/** [BRD-58] [BRD-59] [BRD-63] The same as part of the transaction that takes the rights away; none when nobody lost any. */
export function accessWrites(
  { boards }: Access,
  boardId: string,
  ended: readonly Revocation[],
): readonly NamedWrite<'access'>[] {
  if (ended.length === 0) return [];
  if (boards === undefined) throw new StorageError('Ended access has no table here.');
  return [{ name: 'access', write: { Update: accessUpdate(boards, boardId, ended) } }];
}

/** Whose access ended when, as it is stored in the row of a board's state. */
export function readEnds(item: Item): readonly Revocation[] {
  return Object.entries(item).flatMap(([name, at]): readonly Revocation[] => {
    if (typeof at !== 'string') return [];
    if (name.startsWith(ALL)) return [{ email: name.slice(ALL.length), at }];
    if (!name.startsWith(WRITING)) return [];
    return [{ email: name.slice(WRITING.length), at, only: 'write' }];
  });
}
