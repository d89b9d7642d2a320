import type { Revocation } from '@vigia/domain/board';
import { StorageError } from '../errors.js';
import type { Item } from '../item-reader.js';
import { boardStateKey } from '../keys.js';
import type { NamedWrite } from '../transaction.js';

type Update = NonNullable<NamedWrite<'access'>['write']['Update']>;

const ALL = 'fin#';
const WRITING = 'fin-escritura#';

/**
 * The update that ends access of these people to a board. Each end is an attribute of its own, so one write makes the
 * row or adds to it, beside whatever the board service writes there.
 */
export function accessUpdate(table: string, boardId: string, ended: readonly Revocation[]): Update {
  return {
    TableName: table,
    Key: boardStateKey(boardId),
    UpdateExpression: `SET ${ended.map((_, n) => `#e${String(n)} = :e${String(n)}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(
      ended.map(({ email, only }, n) => [
        `#e${String(n)}`,
        `${only === undefined ? ALL : WRITING}${email}`,
      ]),
    ),
    ExpressionAttributeValues: Object.fromEntries(ended.map(({ at }, n) => [`:e${String(n)}`, at])),
  };
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
