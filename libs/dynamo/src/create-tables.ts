import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ResourceInUseException,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  type AttributeDefinition,
  type GlobalSecondaryIndex,
  type KeySchemaElement,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { setTimeout as delay } from 'node:timers/promises';
import { StorageError, failed } from './errors.js';
import {
  TABLES,
  type IndexDefinition,
  type KeyDefinition,
  type TableDefinition,
  type TableKey,
  type TableNames,
} from './table.js';

const POLL_MS = 100;
const POLLS = 600;

/**
 * Makes the tables of an environment that infra does not make: local ones and those of tests. Existing ones keep their
 * items and get the indexes that an earlier version did not know.
 */
export async function createTables(
  client: DynamoDBDocumentClient,
  names: TableNames,
): Promise<void> {
  const named = Object.entries(names) as [TableKey, string][];
  await Promise.all(named.map(([key, name]) => createTable(client, name, TABLES[key])));
}

async function createTable(
  client: DynamoDBDocumentClient,
  name: string,
  definition: TableDefinition,
): Promise<void> {
  const { key, indexes, ttlAttribute } = definition;
  const command = new CreateTableCommand({
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(key),
    AttributeDefinitions: attributeDefinitions([key, ...indexes.map((index) => index.key)]),
    ...(indexes.length === 0 ? {} : { GlobalSecondaryIndexes: indexes.map(secondaryIndex) }),
  });
  try {
    await client.send(command);
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) failed(`create table ${name}`)(error);
  }
  for (let missing; (missing = await settle(client, name, definition)) !== undefined;) {
    await addIndex(client, name, missing);
  }
  if (ttlAttribute !== undefined) await enableTtl(client, name, ttlAttribute);
}

/** Waits until a table and its indexes can be used; gives the first index that it lacks. */
async function settle(
  client: DynamoDBDocumentClient,
  name: string,
  { indexes }: TableDefinition,
): Promise<IndexDefinition | undefined> {
  for (let poll = 0; poll < POLLS; poll += 1) {
    const { Table } = await client
      .send(new DescribeTableCommand({ TableName: name }))
      .catch(failed(`describe table ${name}`));
    const found = Table?.GlobalSecondaryIndexes ?? [];
    if ([Table?.TableStatus, ...found.map((one) => one.IndexStatus)].every(isActive)) {
      return indexes.find((index) => !found.some((one) => one.IndexName === index.name));
    }
    await delay(POLL_MS);
  }
  throw new StorageError(`Table ${name} did not become active.`);
}

async function addIndex(
  client: DynamoDBDocumentClient,
  name: string,
  index: IndexDefinition,
): Promise<void> {
  const command = new UpdateTableCommand({
    TableName: name,
    AttributeDefinitions: attributeDefinitions([index.key]),
    GlobalSecondaryIndexUpdates: [{ Create: secondaryIndex(index) }],
  });
  await client.send(command).catch(failed(`add index ${index.name} to table ${name}`));
}

async function enableTtl(
  client: DynamoDBDocumentClient,
  name: string,
  AttributeName: string,
): Promise<void> {
  const { TimeToLiveDescription } = await client
    .send(new DescribeTimeToLiveCommand({ TableName: name }))
    .catch(failed(`describe the TTL of table ${name}`));
  if (TimeToLiveDescription?.AttributeName === AttributeName) return;
  const TimeToLiveSpecification = { AttributeName, Enabled: true };
  await client
    .send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification }))
    .catch(failed(`enable the TTL of table ${name}`));
}

function isActive(status: string | undefined): boolean {
  return status === 'ACTIVE';
}

function secondaryIndex({ name, key, projection }: IndexDefinition): GlobalSecondaryIndex {
  return {
    IndexName: name,
    KeySchema: keySchema(key),
    Projection: { ProjectionType: projection },
  };
}

function attributeDefinitions(keys: readonly KeyDefinition[]): AttributeDefinition[] {
  const names = new Set(keys.flatMap(attributesOf));
  return [...names].map((AttributeName) => ({ AttributeName, AttributeType: 'S' }));
}

function attributesOf({ partition, sort }: KeyDefinition): readonly string[] {
  return sort === undefined ? [partition] : [partition, sort];
}

function keySchema(key: KeyDefinition): KeySchemaElement[] {
  return attributesOf(key).map((AttributeName, index) => ({
    AttributeName,
    KeyType: index === 0 ? 'HASH' : 'RANGE',
  }));
}
