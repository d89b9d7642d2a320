import type { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  GetCommand,
  PutCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTable, openDatabase, type TestDatabase } from './support/database.js';

let database: TestDatabase;
let table: string;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const put = (pk: string, more: object = {}) =>
  database.documents.send(new PutCommand({ TableName: table, Item: { pk, ...more } }));
const get = async (pk: string) =>
  (await database.documents.send(new GetCommand({ TableName: table, Key: { pk } }))).Item;
const transact = (
  TransactItems: TransactWriteCommandInput['TransactItems'],
  ClientRequestToken?: string,
) => database.documents.send(new TransactWriteCommand({ TransactItems, ClientRequestToken }));
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => expect.unreachable('the transaction went through'),
    (error: unknown) => error as TransactionCanceledException,
  );

describe('TransactWriteItems', () => {
  beforeAll(async () => {
    table = await createTable(database);
  });

  it('writes, updates, deletes and checks in one go', async () => {
    await put('update-me', { n: 1 });
    await put('delete-me');

    await transact([
      { Put: { TableName: table, Item: { pk: 'put-me' } } },
      {
        Update: {
          TableName: table,
          Key: { pk: 'update-me' },
          UpdateExpression: 'ADD n :one',
          ExpressionAttributeValues: { ':one': 1 },
        },
      },
      { Delete: { TableName: table, Key: { pk: 'delete-me' } } },
      {
        ConditionCheck: {
          TableName: table,
          Key: { pk: 'nobody' },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    ]);

    expect(await get('put-me')).toEqual({ pk: 'put-me' });
    expect(await get('update-me')).toEqual({ pk: 'update-me', n: 2 });
    expect(await get('delete-me')).toBeUndefined();
  });

  it('writes nothing when one condition fails, and says which one', async () => {
    await put('taken', { owner: 'ana' });
    await put('other', { owner: 'luis' });
    const unlessThere = (pk: string) => ({
      TableName: table,
      Item: { pk },
      ConditionExpression: 'attribute_not_exists(pk)',
    });

    const error = await refusal(
      transact([
        { Put: { TableName: table, Item: { pk: 'half-written' } } },
        { Put: { ...unlessThere('taken'), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } },
        { Put: unlessThere('other') },
      ]),
    );

    expect(error.name).toBe('TransactionCanceledException');
    expect(error.message).toContain('[None, ConditionalCheckFailed, ConditionalCheckFailed]');
    expect(error.CancellationReasons).toEqual([
      { Code: 'None' },
      {
        Code: 'ConditionalCheckFailed',
        Message: 'The conditional request failed',
        Item: { pk: { S: 'taken' }, owner: { S: 'ana' } },
      },
      { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' },
    ]);
    expect(await get('half-written')).toBeUndefined();
  });

  it('reports an update that does not fit the item as a reason, not as a failure of its own', async () => {
    await put('text', { n: 'not a number' });

    const error = await refusal(
      transact([
        { Put: { TableName: table, Item: { pk: 'beside-text' } } },
        {
          Update: {
            TableName: table,
            Key: { pk: 'text' },
            UpdateExpression: 'SET n = n + :one',
            ExpressionAttributeValues: { ':one': 1 },
          },
        },
      ]),
    );

    expect(error.CancellationReasons?.map(({ Code }) => Code)).toEqual(['None', 'ValidationError']);
    expect(await get('beside-text')).toBeUndefined();
  });

  it.each([
    ['no entries', () => []],
    ['more than 100 entries', () => Array.from({ length: 101 }, (_, i) => putEntry(`x${i}`))],
    ['two entries for one item', () => [putEntry('same'), putEntry('same')]],
    ['an entry of two kinds', () => [{ ...putEntry('a'), ...deleteEntry('b') }]],
    ['a key the table cannot have', () => [putEntry('')]],
    ['an update without an expression', () => [updateWithout()]],
    ['more than 4 MB', () => Array.from({ length: 11 }, (_, i) => putEntry(`big${i}`, 390_000))],
  ])('refuses %s', async (_what, entries) => {
    const error = await refusal(transact(entries()));

    expect(error.name).toBe('ValidationException');
  });

  it('refuses a table that does not exist', async () => {
    const error = await refusal(
      transact([{ Put: { TableName: 'no-such-table', Item: { pk: 'a' } } }]),
    );

    expect(error.name).toBe('ResourceNotFoundException');
  });

  it('takes 100 entries', async () => {
    await transact(Array.from({ length: 100 }, (_, i) => putEntry(`hundred-${i}`)));

    expect(await get('hundred-99')).toEqual({ pk: 'hundred-99' });
  });

  it('keeps a sum while 16 writers move amounts between 10 accounts', async () => {
    const accounts = Array.from({ length: 10 }, (_, i) => `account-${i}`);
    for (const account of accounts) await put(account, { balance: 100 });
    const move = (from: string, to: string, amount: number) =>
      transact([
        {
          Update: {
            TableName: table,
            Key: { pk: from },
            UpdateExpression: 'SET balance = balance - :amount',
            ConditionExpression: 'balance >= :amount',
            ExpressionAttributeValues: { ':amount': amount },
          },
        },
        {
          Update: {
            TableName: table,
            Key: { pk: to },
            UpdateExpression: 'SET balance = balance + :amount',
            ExpressionAttributeValues: { ':amount': amount },
          },
        },
      ]);

    const outcomes = await Promise.all(
      Array.from({ length: 16 }, async (_, writer) => {
        const names: string[] = [];
        for (let turn = 0; turn < 25; turn += 1) {
          const from = (writer + turn) % 10;
          const to = (from + 1 + ((writer * 7 + turn) % 9)) % 10;
          const amount = 1 + ((writer * 31 + turn * 17) % 90);
          names.push(
            await move(`account-${from}`, `account-${to}`, amount).then(
              () => 'moved',
              (error: unknown) => (error as Error).name,
            ),
          );
        }
        return names;
      }),
    );

    const balances = await Promise.all(
      accounts.map(async (account) => (await get(account))?.balance as number),
    );
    expect(new Set(outcomes.flat())).toEqual(new Set(['moved', 'TransactionCanceledException']));
    expect(balances.reduce((sum, balance) => sum + balance, 0)).toBe(1000);
    expect(Math.min(...balances)).toBeGreaterThanOrEqual(0);
  });
});

describe('ClientRequestToken', () => {
  beforeAll(async () => {
    table = await createTable(database);
  });
  const addOne = (pk: string, one = 1) => [
    {
      Update: {
        TableName: table,
        Key: { pk },
        UpdateExpression: 'ADD n :one',
        ExpressionAttributeValues: { ':one': one },
      },
    },
  ];

  it('makes a resent transaction happen once', async () => {
    await transact(addOne('counter'), 'token-1');
    await transact(addOne('counter'), 'token-1');

    expect(await get('counter')).toEqual({ pk: 'counter', n: 1 });
  });

  it('makes resends that arrive together happen once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => transact(addOne('racer'), 'token-race')));

    expect(await get('racer')).toEqual({ pk: 'racer', n: 1 });
  });

  it('refuses the same token for another transaction', async () => {
    await transact(addOne('original'), 'token-2');

    const error = await refusal(transact(addOne('original', 5), 'token-2'));

    expect(error.name).toBe('IdempotentParameterMismatchException');
    expect(await get('original')).toEqual({ pk: 'original', n: 1 });
  });

  it('lets a refused transaction be tried again', async () => {
    const whenReady = [
      {
        Update: {
          ...addOne('gate')[0]!.Update,
          ConditionExpression: 'attribute_exists(pk)',
        },
      },
    ];
    await refusal(transact(whenReady, 'token-3'));
    await put('gate', { n: 0 });

    await transact(whenReady, 'token-3');

    expect(await get('gate')).toEqual({ pk: 'gate', n: 1 });
  });
});

describe('TransactGetItems', () => {
  beforeAll(async () => {
    table = await createTable(database);
  });

  it('answers in the order asked, with a gap where nothing is', async () => {
    await put('a', { n: 1 });
    await put('b', { n: 2 });

    const { Responses } = await database.documents.send(
      new TransactGetCommand({
        TransactItems: ['b', 'nobody', 'a'].map((pk) => ({
          Get: { TableName: table, Key: { pk } },
        })),
      }),
    );

    expect(Responses?.map((response) => response.Item)).toEqual([
      { pk: 'b', n: 2 },
      undefined,
      { pk: 'a', n: 1 },
    ]);
  });

  it('never sees half of a transaction', async () => {
    const both = ['left', 'right'];
    const write = (n: number) =>
      transact(both.map((pk) => ({ Put: { TableName: table, Item: { pk, n } } })));
    const read = async () => {
      const { Responses } = await database.documents.send(
        new TransactGetCommand({
          TransactItems: both.map((pk) => ({ Get: { TableName: table, Key: { pk } } })),
        }),
      );
      return Responses!.map((response) => response.Item!.n as number);
    };
    await write(0);

    const [pairs] = await Promise.all([
      Promise.all(Array.from({ length: 40 }, read)),
      ...Array.from({ length: 40 }, (_, n) => write(n + 1)),
    ]);

    expect(pairs.filter(([left, right]) => left !== right)).toEqual([]);
  });
});

describe('a single write whose condition fails', () => {
  beforeAll(async () => {
    table = await createTable(database);
    await put('kept', { owner: 'ana' });
  });
  const update = (ReturnValuesOnConditionCheckFailure: 'ALL_OLD' | 'NONE', pk = 'kept') =>
    refusal(
      database.documents.send(
        new UpdateCommand({
          TableName: table,
          Key: { pk },
          UpdateExpression: 'SET #owner = :luis',
          ConditionExpression: '#owner = :luis',
          ExpressionAttributeNames: { '#owner': 'owner' },
          ExpressionAttributeValues: { ':luis': 'luis' },
          ReturnValuesOnConditionCheckFailure,
        }),
      ),
    ) as Promise<Error & { Item?: unknown }>;

  it('shows the item when asked to', async () => {
    const error = await update('ALL_OLD');

    expect(error.name).toBe('ConditionalCheckFailedException');
    expect(error.Item).toEqual({ pk: { S: 'kept' }, owner: { S: 'ana' } });
  });

  it('shows no item when not asked to, or when there is none', async () => {
    expect((await update('NONE')).Item).toBeUndefined();
    expect((await update('ALL_OLD', 'nobody')).Item).toBeUndefined();
  });
});

function putEntry(pk: string, size = 0) {
  return { Put: { TableName: table, Item: size > 0 ? { pk, text: 'x'.repeat(size) } : { pk } } };
}

function deleteEntry(pk: string) {
  return { Delete: { TableName: table, Key: { pk } } };
}

function updateWithout() {
  return { Update: { TableName: table, Key: { pk: 'a' }, UpdateExpression: undefined } };
}
