import { createHash } from 'node:crypto';
import {
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ListTablesCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import {
  BatchWriteCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTable,
  indexedByGroup,
  openDatabase,
  type TestDatabase,
} from './support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const put = (TableName: string, Item: Record<string, unknown>) =>
  database.documents.send(new PutCommand({ TableName, Item }));
const get = async (TableName: string, pk: string) =>
  (await database.documents.send(new GetCommand({ TableName, Key: { pk } }))).Item;
const group = async (TableName: string, name: string, more: object = {}) => {
  const { Items, LastEvaluatedKey } = await database.documents.send(
    new QueryCommand({
      TableName,
      IndexName: 'by-group',
      KeyConditionExpression: '#group = :group',
      ExpressionAttributeNames: { '#group': 'group' },
      ExpressionAttributeValues: { ':group': name },
      ...more,
    }),
  );
  return { keys: Items!.map(({ pk }) => pk as string), next: LastEvaluatedKey };
};

describe('a table', () => {
  it('can be used as soon as it is created', async () => {
    const TableName = await createTable(database);

    const { Table } = await database.client.send(new DescribeTableCommand({ TableName }));

    expect(Table?.TableStatus).toBe('ACTIVE');
    expect(Table?.BillingModeSummary?.BillingMode).toBe('PAY_PER_REQUEST');
  });

  it('is refused when it exists', async () => {
    const TableName = await createTable(database);

    await expect(createTable(database, { TableName })).rejects.toMatchObject({
      name: 'ResourceInUseException',
    });
  });

  it('takes its items and settings with it when it is deleted', async () => {
    const TableName = await createTable(database);
    await put(TableName, { pk: 'a' });
    await enableTimeToLive(TableName);

    await database.client.send(new DeleteTableCommand({ TableName }));

    const { TableNames } = await database.client.send(new ListTablesCommand({}));
    expect(TableNames).not.toContain(TableName);
    await createTable(database, { TableName });
    expect(await get(TableName, 'a')).toBeUndefined();
    expect(await timeToLive(TableName)).toEqual({ TimeToLiveStatus: 'DISABLED' });
  });

  it('takes a batch of 25 puts and deletes', async () => {
    const TableName = await createTable(database);
    await put(TableName, { pk: 'old' });

    await database.documents.send(
      new BatchWriteCommand({
        RequestItems: {
          [TableName]: [
            { DeleteRequest: { Key: { pk: 'old' } } },
            ...Array.from({ length: 24 }, (_, i) => ({
              PutRequest: { Item: { pk: `new-${i}` } },
            })),
          ],
        },
      }),
    );

    expect(await get(TableName, 'old')).toBeUndefined();
    expect(await get(TableName, 'new-23')).toEqual({ pk: 'new-23' });
  });

  it('counts every one of 100 increments that arrive together', async () => {
    const TableName = await createTable(database);
    const increment = () =>
      database.documents.send(
        new UpdateCommand({
          TableName,
          Key: { pk: 'counter' },
          UpdateExpression: 'ADD n :one',
          ExpressionAttributeValues: { ':one': 1 },
        }),
      );

    await Promise.all(Array.from({ length: 100 }, increment));

    expect(await get(TableName, 'counter')).toEqual({ pk: 'counter', n: 100 });
  });

  it('refuses an item over 400 KB', async () => {
    const TableName = await createTable(database);

    await expect(put(TableName, { pk: 'a', text: 'x'.repeat(410 * 1024) })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});

describe('a secondary index', () => {
  it('follows every write of its items', async () => {
    const TableName = await createTable(database, indexedByGroup(false));
    await put(TableName, { pk: 'a', group: 'one' });
    await put(TableName, { pk: 'b', group: 'one' });
    await put(TableName, { pk: 'c' });

    await put(TableName, { pk: 'a', group: 'two' });
    await database.documents.send(new DeleteCommand({ TableName, Key: { pk: 'b' } }));

    expect((await group(TableName, 'one')).keys).toEqual([]);
    expect((await group(TableName, 'two')).keys).toEqual(['a']);
  });

  it('keeps items apart whose keys begin with the same hash', async () => {
    const TableName = await createTable(database, indexedByGroup(false));
    const [first, second] = keysWithTheSameShortHash();
    await put(TableName, { pk: first, group: 'all' });
    await put(TableName, { pk: second, group: 'all' });

    expect(new Set((await group(TableName, 'all')).keys)).toEqual(new Set([first, second]));

    await database.documents.send(new DeleteCommand({ TableName, Key: { pk: first } }));
    expect((await group(TableName, 'all')).keys).toEqual([second]);
  });

  it.each([true, false])(
    'pages through equal sort keys without loss or repetition (forward: %s)',
    async (ScanIndexForward) => {
      const TableName = await createTable(database, indexedByGroup(true));
      const keys = Array.from({ length: 23 }, (_, i) => `item-${i}`);
      for (const [i, pk] of keys.entries()) {
        await put(TableName, { pk, group: 'all', at: Math.floor(i / 5) });
      }
      const whole = await group(TableName, 'all', { ScanIndexForward });

      const paged: string[] = [];
      let ExclusiveStartKey: object | undefined;
      do {
        const page = await group(TableName, 'all', {
          ScanIndexForward,
          Limit: 4,
          ExclusiveStartKey,
        });
        paged.push(...page.keys);
        ExclusiveStartKey = page.next;
      } while (ExclusiveStartKey);

      expect(paged).toEqual(whole.keys);
      expect(new Set(paged)).toEqual(new Set(keys));
    },
  );

  it('can be added to a table with items, and dropped again', async () => {
    const TableName = await createTable(database);
    await put(TableName, { pk: 'a', group: 'all' });
    await put(TableName, { pk: 'b' });
    const { AttributeDefinitions, GlobalSecondaryIndexes } = indexedByGroup(false);

    await database.client.send(
      new UpdateTableCommand({
        TableName,
        AttributeDefinitions,
        GlobalSecondaryIndexUpdates: [{ Create: GlobalSecondaryIndexes![0] }],
      }),
    );
    await put(TableName, { pk: 'c', group: 'all' });

    expect(new Set((await group(TableName, 'all')).keys)).toEqual(new Set(['a', 'c']));

    await database.client.send(
      new UpdateTableCommand({
        TableName,
        GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'by-group' } }],
      }),
    );
    await expect(group(TableName, 'all')).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('is refused when its key attribute has no definition', async () => {
    const TableName = await createTable(database);

    const create = database.client.send(
      new UpdateTableCommand({
        TableName,
        GlobalSecondaryIndexUpdates: [{ Create: indexedByGroup(false).GlobalSecondaryIndexes![0] }],
      }),
    );

    await expect(create).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

describe('time to live', () => {
  const now = new Date('2031-05-04T12:00:00Z');
  const seconds = now.getTime() / 1000;

  it('is described as it was set, and cannot be set twice', async () => {
    const TableName = await createTable(database);
    expect(await timeToLive(TableName)).toEqual({ TimeToLiveStatus: 'DISABLED' });

    await enableTimeToLive(TableName);

    expect(await timeToLive(TableName)).toEqual({
      TimeToLiveStatus: 'ENABLED',
      AttributeName: 'expiresAt',
    });
    await expect(enableTimeToLive(TableName)).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  it('sweeps items whose time is over, out of their indexes too, and leaves the rest', async () => {
    const TableName = await createTable(database, indexedByGroup(false));
    await enableTimeToLive(TableName);
    const inGroup = { group: 'all' };
    await put(TableName, { pk: 'over', ...inGroup, expiresAt: seconds - 1 });
    await put(TableName, { pk: 'not-yet', ...inGroup, expiresAt: seconds + 1 });
    await put(TableName, { pk: 'never', ...inGroup });
    await put(TableName, { pk: 'text', ...inGroup, expiresAt: String(seconds - 1) });
    await put(TableName, { pk: 'six-years-ago', ...inGroup, expiresAt: seconds - 6 * 31_536_000 });

    expect(await database.sweepExpired(now)).toBe(1);

    expect(await get(TableName, 'over')).toBeUndefined();
    expect(new Set((await group(TableName, 'all')).keys)).toEqual(
      new Set(['not-yet', 'never', 'text', 'six-years-ago']),
    );
    expect(await database.sweepExpired(now)).toBe(0);
  });

  it('sweeps nothing from a table without it', async () => {
    const TableName = await createTable(database);
    await put(TableName, { pk: 'over', expiresAt: seconds - 1 });

    await database.sweepExpired(now);

    expect(await get(TableName, 'over')).toBeDefined();
  });

  it('sweeps by itself', async () => {
    const sweeping = await openDatabase({ sweepEveryMs: 5 });
    const TableName = await createTable(sweeping);
    await sweeping.client.send(timeToLiveOn(TableName));
    await sweeping.documents.send(
      new PutCommand({
        TableName,
        Item: { pk: 'over', expiresAt: Math.floor(Date.now() / 1000) - 60 },
      }),
    );

    await expect
      .poll(async () => {
        const key = { TableName, Key: { pk: 'over' } };
        return (await sweeping.documents.send(new GetCommand(key))).Item;
      })
      .toBeUndefined();
    await sweeping.close();
  });
});

describe('continuous backups', () => {
  it('are described as they were set', async () => {
    const TableName = await createTable(database);
    const status = async () => {
      const { ContinuousBackupsDescription } = await database.client.send(
        new DescribeContinuousBackupsCommand({ TableName }),
      );
      return ContinuousBackupsDescription?.PointInTimeRecoveryDescription
        ?.PointInTimeRecoveryStatus;
    };
    expect(await status()).toBe('DISABLED');

    await database.client.send(
      new UpdateContinuousBackupsCommand({
        TableName,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    );

    expect(await status()).toBe('ENABLED');
  });
});

function timeToLiveOn(TableName: string) {
  return new UpdateTimeToLiveCommand({
    TableName,
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
  });
}

async function enableTimeToLive(TableName: string) {
  await database.client.send(timeToLiveOn(TableName));
}

async function timeToLive(TableName: string) {
  const { TimeToLiveDescription } = await database.client.send(
    new DescribeTimeToLiveCommand({ TableName }),
  );
  return TimeToLiveDescription;
}

/** Two keys that dynalite alone would take for one inside an index: their 24 bit hashes are equal. */
function keysWithTheSameShortHash(): [string, string] {
  const seen = new Map<string, string>();
  for (let i = 0; ; i += 1) {
    const key = `key-${i}`;
    const hash = createHash('md5').update('Outliers').update(key).digest('hex').slice(0, 6);
    const other = seen.get(hash);
    if (other) return [other, key];
    seen.set(hash, key);
  }
}
