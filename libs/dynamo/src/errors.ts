import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';

/** The storage failed: an outage or a bug, never a refusal. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
}

/** Turns whatever the SDK throws into a StorageError that says what was being done. */
export function failed(operation: string): (error: unknown) => never {
  return (cause) => {
    throw new StorageError(`The storage failed to ${operation}.`, { cause });
  };
}

/** Whether a single write was refused by its own condition. */
export function isConditionFailure(error: unknown): error is ConditionalCheckFailedException {
  return error instanceof ConditionalCheckFailedException;
}

/** Why each write of a cancelled transaction failed, in their order; `undefined` for any other error. */
export function cancellationCodes(error: unknown): readonly string[] | undefined {
  if (!(error instanceof TransactionCanceledException)) return undefined;
  return (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
}
