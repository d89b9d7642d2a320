import { createHash } from 'node:crypto';
import { apiError, validationError } from './api-error.js';
import type { Change } from './dynalite.js';
import { rowsUnder, type Engine } from './engine.js';

/** How long DynamoDB knows a ClientRequestToken. */
const LIFETIME_MS = 10 * 60 * 1000;
const PREFIX = 'transaction-token~';

interface TokenRow {
  readonly digest: string;
  readonly at: number;
}

/** A client's name for one transaction, with what the transaction consists of. */
export interface TransactionToken {
  readonly key: string;
  readonly digest: string;
}

export function readToken(token: unknown, items: readonly unknown[]): TransactionToken | undefined {
  if (token === undefined || token === null) return undefined;
  if (typeof token !== 'string' || token.length < 1 || token.length > 36) {
    throw validationError(
      "1 validation error detected: Value at 'clientRequestToken' failed to satisfy constraint: Member must have length between 1 and 36",
    );
  }
  const digest = createHash('sha256').update(JSON.stringify(items)).digest('hex');
  return { key: PREFIX + token, digest };
}

/** Whether this very transaction was committed before; the same token for another one is refused. */
export async function wasCommitted(
  engine: Engine,
  token: TransactionToken,
  now: number,
): Promise<boolean> {
  const row = (await engine.store.db.get(token.key)) as TokenRow | undefined;
  if (!row || isForgotten(row, now)) return false;
  if (row.digest !== token.digest) {
    throw apiError(
      'IdempotentParameterMismatchException',
      'The request uses the same client token as a previous, but non-identical request. Do not reuse a client token with different requests, unless the requests are identical',
    );
  }
  return true;
}

/** The row that makes `wasCommitted` true; it belongs into the transaction's own commit. */
export function rememberToken({ key, digest }: TransactionToken, now: number): Change {
  return { type: 'put', key, value: { digest, at: now } satisfies TokenRow };
}

export async function forgetOldTokens(engine: Engine, now: number): Promise<void> {
  const old: Change[] = [];
  for await (const [key, row] of engine.store.db.iterator(rowsUnder(PREFIX))) {
    if (isForgotten(row as TokenRow, now)) old.push({ type: 'del', key });
  }
  await engine.exclusively(() => engine.commit(old));
}

function isForgotten(row: TokenRow, now: number): boolean {
  return now - row.at >= LIFETIME_MS;
}
