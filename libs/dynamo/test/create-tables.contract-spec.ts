import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
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

  it('says so when a table lacks an index', async () => {
    const names = engine.freshNames();
    await engine.client.send(
      new CreateTableCommand({
        TableName: names.users,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: schema({ partition: 'email' }) as [],
        AttributeDefinitions: [{ AttributeName: 'email', AttributeType: 'S' }],
      }),
    );

    await expect(createTables(engine.client, names)).rejects.toThrow(
      `Table ${names.users} was made by another version: it lacks by-role.`,
    );
  });
});
