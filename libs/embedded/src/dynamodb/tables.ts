import { setImmediate as nextTurn } from 'node:timers/promises';
import { continuousBackupsKey } from './continuous-backups.js';
import { loadOperation, type Table } from './dynalite.js';
import { rowsUnder, type Engine } from './engine.js';
import { readInput, type Operation } from './operation.js';
import { createIndex, deleteIndex, readIndexUpdates } from './secondary-indexes.js';
import { timeToLiveKey } from './time-to-live.js';

const PREFIX = 'table~';

const create = loadOperation('createTable');
const update = loadOperation('updateTable');
const remove = loadOperation('deleteTable');

type NamedTable = Pick<Table, 'TableName'>;

/** Creates a table and answers when it can be used. */
export const createTable: Operation = (engine, body) => {
  const data = readInput(engine, create.rules, body) as NamedTable;
  return engine.exclusively(async () => {
    const result = await engine.run(create.action, data);
    await settled(engine, data.TableName);
    return result;
  });
};

/** Adds or drops indexes of an on-demand table; every other update is dynalite's. */
export const updateTable: Operation = (engine, body) => {
  const updates = readIndexUpdates(body);
  if (updates) {
    return engine.exclusively(async () => {
      let table = await engine.table(updates.tableName);
      for (const name of updates.deletions) table = await deleteIndex(engine, table, name);
      for (const index of updates.creations) {
        table = await createIndex(engine, table, index, updates.attributes);
      }
      return { TableDescription: table };
    });
  }
  const data = readInput(engine, update.rules, body) as NamedTable;
  return engine.exclusively(async () => {
    const result = await engine.run(update.action, data);
    await settled(engine, data.TableName);
    return result;
  });
};

/** Deletes a table with its items, indexes and settings and answers when it is gone. */
export const deleteTable: Operation = (engine, body) => {
  const data = readInput(engine, remove.rules, body) as NamedTable;
  return engine.exclusively(async () => {
    const result = await engine.run(remove.action, data);
    await engine.commit([
      { type: 'del', key: timeToLiveKey(data.TableName) },
      { type: 'del', key: continuousBackupsKey(data.TableName) },
    ]);
    await settled(engine, data.TableName);
    return result;
  });
};

/** Makes tables usable that a killed process left half created, and ends half done deletions. */
export async function settleTables(engine: Engine): Promise<void> {
  for await (const [key, row] of engine.store.db.iterator(rowsUnder(PREFIX))) {
    const table = row as Table;
    if (isSettled(table)) continue;
    const value: Table = {
      ...table,
      TableStatus: 'ACTIVE',
      ...(table.GlobalSecondaryIndexes && {
        GlobalSecondaryIndexes: table.GlobalSecondaryIndexes.map((index) => ({
          ...index,
          IndexStatus: 'ACTIVE',
        })),
      }),
    };
    await engine.commit([{ type: 'put', key, value }]);
    if (table.TableStatus === 'DELETING') {
      await deleteTable(engine, { TableName: table.TableName });
    }
  }
}

/** dynalite answers first and sets the final state with a timer of 0 ms. */
async function settled(engine: Engine, name: string): Promise<void> {
  for (;;) {
    const table = (await engine.store.db.get(PREFIX + name)) as Table | undefined;
    if (!table || isSettled(table)) return;
    await nextTurn();
  }
}

function isSettled(table: Table): boolean {
  const indexes = table.GlobalSecondaryIndexes ?? [];
  return (
    table.TableStatus === 'ACTIVE' && indexes.every(({ IndexStatus }) => IndexStatus === 'ACTIVE')
  );
}
