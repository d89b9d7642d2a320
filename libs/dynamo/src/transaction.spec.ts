import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type {
  DynamoDBDocumentClient,
  TransactWriteCommand,
  TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { StorageError } from './errors.js';
import { transact, type NamedWrite, type Patience } from './transaction.js';

const WRITES: readonly NamedWrite<'first' | 'second'>[] = [
  { name: 'first', write: { Put: { TableName: 't', Item: { id: '1' } } } },
  { name: 'second', write: { Put: { TableName: 't', Item: { id: '2' } } } },
];

const cancelled = (...codes: string[]): TransactionCanceledException =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

/** A client that answers each call with the next error, and in the end with success. */
function clientThat(...errors: readonly Error[]) {
  const sent: TransactWriteCommandInput[] = [];
  const send = (command: TransactWriteCommand): Promise<unknown> => {
    const error = errors[sent.length];
    sent.push(command.input);
    return error === undefined ? Promise.resolve({}) : Promise.reject(error);
  };
  return { sent, client: { send } as unknown as DynamoDBDocumentClient };
}

const AT_ONCE: Patience = { pause: () => Promise.resolve(), now: () => 0 };

const run = (
  client: DynamoDBDocumentClient,
  patience: Patience = AT_ONCE,
): Promise<ReadonlySet<string>> => transact(client, 'test', WRITES, patience);

/** A clock that each pause moves by so many milliseconds. */
function slowly(ms: number): Patience {
  let now = 5_000_000;
  return { pause: async () => void (now += ms), now: () => now };
}

describe('transact', () => {
  it('[STO-1] sends all writes as one request', async () => {
    const { client, sent } = clientThat();

    expect(await run(client)).toEqual(new Set());

    expect(sent.map(({ TransactItems }) => TransactItems)).toEqual([
      WRITES.map(({ write }) => write),
    ]);
  });

  it('names every write whose condition was refused', async () => {
    const both = clientThat(cancelled('ConditionalCheckFailed', 'ConditionalCheckFailed'));
    const one = clientThat(cancelled('None', 'ConditionalCheckFailed'));

    expect(await run(both.client)).toEqual(new Set(['first', 'second']));
    expect(await run(one.client)).toEqual(new Set(['second']));
  });

  it('repeats a collision under the same token', async () => {
    const { client, sent } = clientThat(
      cancelled('None', 'TransactionConflict'),
      cancelled('ThrottlingError', 'None'),
    );

    expect(await run(client)).toEqual(new Set());

    expect(sent).toHaveLength(3);
    expect(new Set(sent.map(({ ClientRequestToken }) => ClientRequestToken)).size).toBe(1);
  });

  it('takes a new token for each transaction', async () => {
    const { client, sent } = clientThat();

    await run(client);
    await run(client);

    expect(new Set(sent.map(({ ClientRequestToken }) => ClientRequestToken)).size).toBe(2);
  });

  it('trusts no refusal that comes with a collision', async () => {
    const { client } = clientThat(
      cancelled('TransactionConflict', 'ConditionalCheckFailed'),
      cancelled('ConditionalCheckFailed', 'ConditionalCheckFailed'),
    );

    expect(await run(client)).toEqual(new Set(['first', 'second']));
  });

  it('gives up after a bounded number of collisions', async () => {
    const { client, sent } = clientThat(
      ...Array.from({ length: 100 }, () => cancelled('TransactionConflict', 'None')),
    );

    await expect(run(client)).rejects.toThrow(StorageError);

    expect(sent).toHaveLength(10);
  });

  it('begins no try later than ten seconds after the first', async () => {
    const collisions = Array.from({ length: 100 }, () => cancelled('TransactionConflict', 'None'));
    const [slow, slower] = [clientThat(...collisions), clientThat(...collisions)];

    await expect(run(slow.client, slowly(3_000))).rejects.toThrow(StorageError);
    await expect(run(slower.client, slowly(60_000))).rejects.toThrow(StorageError);

    // After 0, 3, 6 and 9 seconds, and after none.
    expect(slow.sent).toHaveLength(4);
    expect(slower.sent).toHaveLength(1);
  });

  it('tells the refusals of the last try when time is over', async () => {
    const { client } = clientThat(
      cancelled('TransactionConflict', 'None'),
      cancelled('TransactionConflict', 'ConditionalCheckFailed'),
    );

    expect(await run(client, slowly(6_000))).toEqual(new Set(['second']));
  });

  it('tells anything else as a StorageError with its cause', async () => {
    for (const cause of [new Error('socket hang up'), cancelled('ValidationError', 'None')]) {
      const { client, sent } = clientThat(cause);

      await expect(run(client)).rejects.toMatchObject({ name: 'StorageError', cause });

      expect(sent).toHaveLength(1);
    }
  });
});
