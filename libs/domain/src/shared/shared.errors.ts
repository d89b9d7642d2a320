import { DomainError } from './domain-error.js';

/** The stored thing changed since it was read: read again and decide again. */
export class ConcurrentChangeError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'concurrent-change';
  constructor(readonly id: string) {
    super(`${id} changed since it was read.`);
  }
}

/** A page cursor that this list did not hand out. */
export class InvalidCursorError extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'invalid-cursor';
  constructor() {
    super('The cursor does not belong to this list.');
  }
}

/** The same idempotency key came with a different request. */
export class IdempotencyKeyReusedError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'idempotency-key-reused';
  constructor() {
    super('The idempotency key was used for a different request.');
  }
}

/** The request with this receipt was carried out before; its stored result is the answer. */
export class ReceiptExistsError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'receipt-exists';
  constructor(readonly receiptId: string) {
    super(`Receipt ${receiptId} exists already.`);
  }
}

/** Codes of the refusals that belong to no area. */
export type SharedErrorCode =
  | ConcurrentChangeError['code']
  | InvalidCursorError['code']
  | IdempotencyKeyReusedError['code']
  | ReceiptExistsError['code'];

/** Something that is stored cannot be read by this version, and never will be by trying again: no outage, no refusal. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}
