import { validationError } from './api-error.js';
import { db, loadOperation, type Item } from './dynalite.js';
import { rowsUnder, type Engine } from './engine.js';
import { tableNameOf, type Operation } from './operation.js';
import { bufferWrites } from './write-buffer.js';

const PREFIX = 'ttl~';
/** DynamoDB takes a time further back than this for a mistake and keeps the item. */
const MAX_AGE_SECONDS = 5 * 365 * 24 * 60 * 60;

const remove = loadOperation('deleteItem');

interface TimeToLive {
  readonly AttributeName: string;
  readonly Enabled: boolean;
}

export const updateTimeToLive: Operation = async (engine, body) => {
  const wanted = readSpecification(body.TimeToLiveSpecification);
  return engine.exclusively(async () => {
    const table = await engine.table(tableNameOf(body));
    const current = await timeToLive(engine, table.TableName);
    if ((current?.Enabled ?? false) === wanted.Enabled) {
      throw validationError(`TimeToLive is already ${wanted.Enabled ? 'enabled' : 'disabled'}`);
    }
    await engine.commit([{ type: 'put', key: PREFIX + table.TableName, value: wanted }]);
    return { TimeToLiveSpecification: wanted };
  });
};

export const describeTimeToLive: Operation = async (engine, body) => {
  const table = await engine.table(tableNameOf(body));
  const current = await timeToLive(engine, table.TableName);
  return {
    TimeToLiveDescription: current?.Enabled
      ? { TimeToLiveStatus: 'ENABLED', AttributeName: current.AttributeName }
      : { TimeToLiveStatus: 'DISABLED' },
  };
};

/** Where a table's setting is kept, so that it goes when the table goes. */
export function timeToLiveKey(table: string): string {
  return PREFIX + table;
}

/** Deletes every item whose time has come and returns how many those were. */
export async function sweepExpiredItems(engine: Engine, now: Date): Promise<number> {
  let swept = 0;
  for await (const [key, row] of engine.store.db.iterator(rowsUnder(PREFIX))) {
    const { AttributeName, Enabled } = row as TimeToLive;
    if (Enabled) swept += await sweepTable(engine, key.slice(PREFIX.length), AttributeName, now);
  }
  return swept;
}

async function sweepTable(
  engine: Engine,
  tableName: string,
  attribute: string,
  now: Date,
): Promise<number> {
  const table = await engine.table(tableName);
  let swept = 0;
  for await (const item of engine.items(tableName)) {
    if (!isExpired(item, attribute, now)) continue;
    swept += await engine.exclusively(async () => {
      const key = db.createKey(item, table);
      const current = await engine.item(tableName, key);
      if (!current || !isExpired(current, attribute, now)) return 0;
      const buffer = bufferWrites(engine.store);
      const Key = Object.fromEntries(
        table.KeySchema.map(({ AttributeName: name }) => [name, current[name]]),
      );
      await engine.run(remove.action, { TableName: tableName, Key }, buffer.store);
      await engine.commit(buffer.changes);
      return 1;
    });
  }
  return swept;
}

function isExpired(item: Item, attribute: string, now: Date): boolean {
  const seconds = Number(item[attribute]?.N ?? Number.NaN);
  const age = now.getTime() / 1000 - seconds;
  return age > 0 && age < MAX_AGE_SECONDS;
}

async function timeToLive(engine: Engine, table: string): Promise<TimeToLive | undefined> {
  return (await engine.store.db.get(timeToLiveKey(table))) as TimeToLive | undefined;
}

function readSpecification(specification: unknown): TimeToLive {
  const { AttributeName, Enabled } = (specification ?? {}) as Partial<TimeToLive>;
  if (typeof AttributeName !== 'string' || !AttributeName || typeof Enabled !== 'boolean') {
    throw validationError(
      "1 validation error detected: Value at 'timeToLiveSpecification' failed to satisfy constraint: AttributeName and Enabled must not be null",
    );
  }
  return { AttributeName, Enabled };
}
