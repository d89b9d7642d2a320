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

const ATTEMPTS = 10;
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
  pause: (attempt: number) => Promise<void> = jitter,
): Promise<ReadonlySet<Name>> {
  const input: TransactWriteCommandInput = {
    TransactItems: writes.map(({ write }) => write),
    ClientRequestToken: randomUUID(),
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.send(new TransactWriteCommand(input));
      return new Set();
    } catch (error) {
      const codes = cancellationCodes(error);
      if (codes === undefined) return failed(operation)(error);
      const last = attempt === ATTEMPTS;
      // While any write collides, the others may have been judged in the middle of somebody else's transaction.
      if (last || !codes.some((code) => PASSING.includes(code))) {
        const refused = writes.filter((_, index) => codes[index] === 'ConditionalCheckFailed');
        return refused.length > 0
          ? new Set(refused.map(({ name }) => name))
          : failed(operation)(error);
      }
    }
    await pause(attempt);
  }
}

async function jitter(attempt: number): Promise<void> {
  await delay(Math.random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt));
}
