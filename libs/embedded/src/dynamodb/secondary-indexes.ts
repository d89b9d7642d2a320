import { apiError, validationError } from './api-error.js';
import {
  db,
  type AttributeDefinition,
  type Change,
  type SecondaryIndex,
  type Table,
} from './dynalite.js';
import { indexPrefix, rowsUnder, type Engine } from './engine.js';
import { tableNameOf, type RequestBody } from './operation.js';
import { bufferWrites } from './write-buffer.js';

type IndexDefinition = Omit<SecondaryIndex, 'IndexStatus'>;

/** An UpdateTable request that adds or drops indexes. */
export interface IndexUpdates {
  readonly tableName: string;
  readonly attributes: readonly AttributeDefinition[];
  readonly creations: readonly IndexDefinition[];
  readonly deletions: readonly string[];
}

/** Reads the index changes of an UpdateTable request; undefined when it is about something else. */
export function readIndexUpdates(body: RequestBody): IndexUpdates | undefined {
  const updates = body.GlobalSecondaryIndexUpdates;
  if (!Array.isArray(updates)) return undefined;

  const creations: IndexDefinition[] = [];
  const deletions: string[] = [];
  for (const update of updates as {
    Create?: Partial<IndexDefinition>;
    Delete?: { IndexName?: string };
  }[]) {
    if (update.Create) creations.push(readDefinition(update.Create));
    else if (update.Delete?.IndexName) deletions.push(update.Delete.IndexName);
    else return undefined;
  }
  return {
    tableName: tableNameOf(body),
    attributes: (body.AttributeDefinitions ?? []) as readonly AttributeDefinition[],
    creations,
    deletions,
  };
}

/** Adds an index and fills it from the items there are, in one commit. */
export async function createIndex(
  engine: Engine,
  table: Table,
  definition: IndexDefinition,
  attributes: readonly AttributeDefinition[],
): Promise<Table> {
  const existing = table.GlobalSecondaryIndexes ?? [];
  if (existing.some(({ IndexName }) => IndexName === definition.IndexName)) {
    throw validationError(`Attempting to create an index which already exists`);
  }
  const known = new Map(
    [...table.AttributeDefinitions, ...attributes].map((attribute) => [
      attribute.AttributeName,
      attribute,
    ]),
  );
  const undefinedKey = definition.KeySchema.find(({ AttributeName }) => !known.has(AttributeName));
  if (undefinedKey) {
    throw validationError(
      `One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [${undefinedKey.AttributeName}]`,
    );
  }

  const index = {
    ...definition,
    IndexArn: `${table.TableArn}/index/${definition.IndexName}`,
    IndexStatus: 'ACTIVE',
    IndexSizeBytes: 0,
    ItemCount: 0,
    ProvisionedThroughput: {
      ReadCapacityUnits: 0,
      WriteCapacityUnits: 0,
      NumberOfDecreasesToday: 0,
    },
  };
  const updated: Table = {
    ...table,
    AttributeDefinitions: [...known.values()],
    GlobalSecondaryIndexes: [...existing, index],
  };
  const onlyNew: Table = {
    ...updated,
    GlobalSecondaryIndexes: [index],
    LocalSecondaryIndexes: [],
  };
  const buffer = bufferWrites(engine.store);
  for await (const item of engine.items(table.TableName)) {
    await new Promise<void>((resolve, reject) => {
      db.updateIndexes(buffer.store, onlyNew, undefined, item, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }
  await engine.commit([...buffer.changes, tableRow(updated)]);
  return updated;
}

/** Drops an index and its rows. */
export async function deleteIndex(engine: Engine, table: Table, name: string): Promise<Table> {
  const existing = table.GlobalSecondaryIndexes ?? [];
  const left = existing.filter(({ IndexName }) => IndexName !== name);
  if (left.length === existing.length) {
    throw apiError('ResourceNotFoundException', 'Requested resource not found');
  }
  const updated: Table = { ...table, GlobalSecondaryIndexes: left };
  const changes: Change[] = [tableRow(updated)];
  const rows = rowsUnder(indexPrefix('Global', table.TableName, name));
  for await (const key of engine.store.db.keys(rows)) changes.push({ type: 'del', key });
  await engine.commit(changes);
  return updated;
}

function tableRow(table: Table): Change {
  return { type: 'put', key: `table~${table.TableName}`, value: table };
}

function readDefinition(index: Partial<IndexDefinition>): IndexDefinition {
  const { IndexName, KeySchema, Projection } = index;
  if (!IndexName || !KeySchema?.length || !Projection?.ProjectionType) {
    throw validationError(
      'One or more parameter values were invalid: IndexName, KeySchema and Projection of a new index are required',
    );
  }
  if (!/^[a-zA-Z0-9_.-]{3,255}$/.test(IndexName)) {
    throw validationError(
      `1 validation error detected: Value '${IndexName}' at 'indexName' failed to satisfy constraint: Member must have length between 3 and 255 and satisfy [a-zA-Z0-9_.-]+`,
    );
  }
  return { IndexName, KeySchema, Projection };
}
