import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import {
  TransactWriteCommand,
  type DynamoDBDocumentClient,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { cancellationCodes, failed } from './errors.js';

/** One write of a transaction, under the name by which its refusal is told. */
export interface NamedWrite<Name extends string> {
  readonly name: Name;
  readonly write: NonNullable<TransactWriteCommandInput['TransactItems']>[number];
}

/** When to try again; tests bring their own clock. */
export interface Patience {
  pause(attempt: number): Promise<void>;
  /** Milliseconds since any fixed moment. */
  now(): number;
}

const ATTEMPTS = 10;
/**
 * No try begins later than this after the first. The client gives each up after 13 s at most, and an incident may take
 * two transactions: all is over well within the minute by which cursors of notifications overlap, so that no id is
 * stored behind somebody's back.
 */
const LAST_TRY_MS = 10_000;
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 400;
/** Reasons that say nothing about the write itself: another one was under way, or the table was busy. */
const PASSING = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'];

/**
 * [STO-1] Stores all writes or none, and answers the names of those whose condition was refused: empty means stored.
 * Collisions with other writers are repeated with jitter. The token makes a repetition that the SDK sends after a
 * lost answer harmless.
 */
export async function transact<Name extends string>(
  client: DynamoDBDocumentClient,
  operation: string,
  writes: readonly NamedWrite<Name>[],
  patience: Patience = PATIENCE,
): Promise<ReadonlySet<Name>> {
  const input: TransactWriteCommandInput = {
    TransactItems: writes.map(({ write }) => write),
    ClientRequestToken: randomUUID(),
  };
  const begun = patience.now();
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.send(new TransactWriteCommand(input));
      return new Set();
    } catch (error) {
      const codes = cancellationCodes(error);
      if (codes === undefined) return failed(operation)(error);
      // While any write collides, the others may have been judged in the middle of somebody else's transaction.
      if (attempt < ATTEMPTS && codes.some((code) => PASSING.includes(code))) {
        await patience.pause(attempt);
        if (patience.now() - begun <= LAST_TRY_MS) continue;
      }
      const refused = writes.filter((_, index) => codes[index] === 'ConditionalCheckFailed');
      return refused.length > 0
        ? new Set(refused.map(({ name }) => name))
        : failed(operation)(error);
    }
  }
}

const PATIENCE: Patience = {
  pause: async (attempt) => {
    await delay(Math.random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt));
  },
  now: () => performance.now(),
};
