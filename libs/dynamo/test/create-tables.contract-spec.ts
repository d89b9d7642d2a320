import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { createTables, TABLES, type TableKey } from '../src/index.js';
import { startDynamoEngine } from './support/dynamo-engine.js';

const engine = await startDynamoEngine();
afterAll(() => engine.close());

const describeTable = async (TableName: string) =>
  (await engine.client.send(new DescribeTableCommand({ TableName }))).Table;
const schema = (key: { readonly partition: string; readonly sort?: string }) => [
  { AttributeName: key.partition, KeyType: 'HASH' },
  ...(key.sort === undefined ? [] : [{ AttributeName: key.sort, KeyType: 'RANGE' }]),
];

describe('createTables', () => {
  it.each(Object.keys(TABLES) as TableKey[])(
    'makes the %s table as it is defined',
    async (table) => {
      const names = await engine.createTables();

      const made = await describeTable(names[table]);
      const { key, indexes, ...definition } = TABLES[table];
      expect(made?.TableStatus).toBe('ACTIVE');
      expect(made?.KeySchema).toEqual(schema(key));
      expect(
        (made?.GlobalSecondaryIndexes ?? [])
          .map(({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection }))
          .toSorted((a, b) => String(a.IndexName).localeCompare(String(b.IndexName))),
      ).toEqual(
        indexes
          .map((index) => ({
            IndexName: index.name,
            KeySchema: schema(index.key),
            Projection: { ProjectionType: index.projection },
          }))
          .toSorted((a, b) => a.IndexName.localeCompare(b.IndexName)),
      );
      const { TimeToLiveDescription: ttl } = await engine.client.send(
        new DescribeTimeToLiveCommand({ TableName: names[table] }),
      );
      expect(ttl?.AttributeName).toBe(
        'ttlAttribute' in definition ? definition.ttlAttribute : undefined,
      );
    },
  );

  it('leaves tables alone that are there', async () => {
    const names = await engine.createTables();
    const before = await describeTable(names.users);

    await createTables(engine.client, names);

    expect((await describeTable(names.users))?.TableId).toBe(before?.TableId);
  });

  it('gives an older table the indexes it lacks, with the items it holds', async () => {
    const names = engine.freshNames();
    await engine.client.send(
      new CreateTableCommand({
        TableName: names.reports,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: schema(TABLES.reports.key) as [],
        AttributeDefinitions: [{ AttributeName: TABLES.reports.key.partition, AttributeType: 'S' }],
      }),
    );
    const [index] = TABLES.reports.indexes;
    const { partition, sort } = index.key;
    const item = { [TABLES.reports.key.partition]: 'old', [partition]: 'p', [sort]: 's' };
    await engine.client.send(new PutCommand({ TableName: names.reports, Item: item }));

    await createTables(engine.client, names);

    const found = await engine.client.send(
      new QueryCommand({
        TableName: names.reports,
        IndexName: index.name,
        KeyConditionExpression: '#p = :p',
        ExpressionAttributeNames: { '#p': partition },
        ExpressionAttributeValues: { ':p': 'p' },
      }),
    );
    expect(found.Items).toEqual([expect.objectContaining(item)]);
    expect((await describeTable(names.reports))?.GlobalSecondaryIndexes).toHaveLength(
      TABLES.reports.indexes.length,
    );
  });
});
