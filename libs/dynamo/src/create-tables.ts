import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
  type KeySchemaElement,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { setTimeout as delay } from 'node:timers/promises';
import { StorageError, failed } from './errors.js';
import {
  TABLES,
  type KeyDefinition,
  type TableDefinition,
  type TableKey,
  type TableNames,
} from './table.js';

const POLL_MS = 100;
const POLLS = 600;

/** Makes the tables of an environment that infra does not make: local ones and those of tests. Existing ones stay. */
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
  const attributes = new Set([key, ...indexes.map((index) => index.key)].flatMap(attributesOf));
  const command = new CreateTableCommand({
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(key),
    AttributeDefinitions: [...attributes].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    ...(indexes.length === 0
      ? {}
      : {
          GlobalSecondaryIndexes: indexes.map((index) => ({
            IndexName: index.name,
            KeySchema: keySchema(index.key),
            Projection: { ProjectionType: index.projection },
          })),
        }),
  });
  try {
    await client.send(command);
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) failed(`create table ${name}`)(error);
  }
  await waitUntilActive(client, name, definition);
  if (ttlAttribute !== undefined) await enableTtl(client, name, ttlAttribute);
}

async function waitUntilActive(
  client: DynamoDBDocumentClient,
  name: string,
  { indexes }: TableDefinition,
): Promise<void> {
  for (let poll = 0; poll < POLLS; poll += 1) {
    const { Table } = await client
      .send(new DescribeTableCommand({ TableName: name }))
      .catch(failed(`describe table ${name}`));
    const found = Table?.GlobalSecondaryIndexes ?? [];
    const missing = indexes.filter((index) => !found.some((one) => one.IndexName === index.name));
    if (missing.length > 0) {
      const lacking = missing.map((index) => index.name).join(', ');
      throw new StorageError(`Table ${name} was made by another version: it lacks ${lacking}.`);
    }
    if ([Table?.TableStatus, ...found.map((one) => one.IndexStatus)].every(isActive)) return;
    await delay(POLL_MS);
  }
  throw new StorageError(`Table ${name} did not become active.`);
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

function attributesOf({ partition, sort }: KeyDefinition): readonly string[] {
  return sort === undefined ? [partition] : [partition, sort];
}

function keySchema(key: KeyDefinition): KeySchemaElement[] {
  return attributesOf(key).map((AttributeName, index) => ({
    AttributeName,
    KeyType: index === 0 ? 'HASH' : 'RANGE',
  }));
}
