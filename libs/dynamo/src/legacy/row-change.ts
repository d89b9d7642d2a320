import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { isNew } from '../expressions.js';
import type { Item } from '../item-reader.js';
import { TABLES, type KeyDefinition, type TableNames } from '../table.js';

/** A table that an import writes. */
export type ImportedTable = 'reports' | 'activity' | 'users';

/** One row from what it was to what it becomes; `null` where there is none. The key stays. */
export interface RowChange {
  readonly table: ImportedTable;
  readonly before: Item | null;
  readonly after: Item | null;
}

/** Belongs to the transactions of the incidents: a change of an account neither checks nor sets it. */
const LOAD = 'carga_abierta';

/** The change that takes this one back. */
export function inverse({ table, before, after }: RowChange): RowChange {
  return { table, before: after, after: before };
}

/** The key of a row. */
export function keyOf(table: ImportedTable, item: Item): Record<string, unknown> {
  const { partition, sort }: KeyDefinition = TABLES[table].key;
  const names = sort === undefined ? [partition] : [partition, sort];
  return Object.fromEntries(names.map((name) => [name, item[name]]));
}

/** The write of a change; its condition is that the row is still exactly what it was. */
export function rowWrite(
  tables: TableNames,
  { table, before, after }: RowChange,
): NonNullable<TransactWriteCommandInput['TransactItems']>[number] {
  const TableName = tables[table];
  if (before === null) {
    return { Put: { TableName, Item: { ...after }, ...isNew(TABLES[table].key.partition) } };
  }
  const Key = keyOf(table, before);
  if (after === null) {
    return { Delete: { TableName, Key, ...comparison(Object.keys(before), before) } };
  }
  const isLoadKept = before[LOAD] !== undefined && after[LOAD] !== undefined;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !Object.hasOwn(Key, name) && !(isLoadKept && name === LOAD),
  );
  const condition = comparison(names, before);
  const set = names.flatMap((name, n) => (Object.hasOwn(after, name) ? [`#n${n} = :new${n}`] : []));
  const remove = names.flatMap((name, n) => (Object.hasOwn(after, name) ? [] : [`#n${n}`]));
  return {
    Update: {
      TableName,
      Key,
      ...condition,
      UpdateExpression: `SET ${set.join(', ')}${remove.length === 0 ? '' : ` REMOVE ${remove.join(', ')}`}`,
      ExpressionAttributeValues: {
        ...condition.ExpressionAttributeValues,
        ...Object.fromEntries(
          names.flatMap((name, n) =>
            Object.hasOwn(after, name) ? [[`:new${n}`, after[name]] as const] : [],
          ),
        ),
      },
    },
  };
}

/** The condition that these attributes are as in the item, those that it lacks still missing. */
function comparison(names: readonly string[], item: Item) {
  const has = (name: string): boolean => Object.hasOwn(item, name);
  return {
    ConditionExpression: names
      .map((name, n) => (has(name) ? `#n${n} = :old${n}` : `attribute_not_exists(#n${n})`))
      .join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(names.map((name, n) => [`#n${n}`, name])),
    ExpressionAttributeValues: Object.fromEntries(
      names.flatMap((name, n) => (has(name) ? [[`:old${n}`, item[name]] as const] : [])),
    ),
  };
}
