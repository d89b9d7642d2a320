import {
  CreateTableCommand,
  DynamoDBClient,
  type CreateTableCommandInput,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  startDynamoDb,
  type DynamoDbOptions,
  type EmbeddedDynamoDb,
} from '../../src/dynamodb/index.js';

export interface TestDatabase extends EmbeddedDynamoDb {
  readonly client: DynamoDBClient;
  readonly documents: DynamoDBDocumentClient;
}

/** A running embedded DynamoDB with the SDK's real clients connected to it. */
export async function openDatabase(options: DynamoDbOptions = {}): Promise<TestDatabase> {
  const database = await startDynamoDb(options);
  const clients = connect(database.endpoint);
  return {
    ...database,
    ...clients,
    close: async () => {
      clients.client.destroy();
      await database.close();
    },
  };
}

export function connect(endpoint: string): Pick<TestDatabase, 'client' | 'documents'> {
  const client = new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  return { client, documents: DynamoDBDocumentClient.from(client) };
}

let tables = 0;

/** Creates an on-demand table with the string key `pk` and what the test adds, and returns its name. */
export async function createTable(
  { client }: Pick<TestDatabase, 'client'>,
  more: Partial<CreateTableCommandInput> = {},
): Promise<string> {
  tables += 1;
  const TableName = `table-${tables}`;
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      ...more,
    }),
  );
  return TableName;
}

/** What a table needs to be created with an index `by-group` on `group`, sorted by `at` when asked to. */
export function indexedByGroup(sorted: boolean): Partial<CreateTableCommandInput> {
  return {
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'group', AttributeType: 'S' },
      ...(sorted ? ([{ AttributeName: 'at', AttributeType: 'N' }] as const) : []),
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by-group',
        KeySchema: [
          { AttributeName: 'group', KeyType: 'HASH' },
          ...(sorted ? ([{ AttributeName: 'at', KeyType: 'RANGE' }] as const) : []),
        ],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
  };
}
