/** Proof that a request with an idempotency key was carried out, stored in the same transaction as its effect. */
export interface Receipt {
  /** Caller, route and idempotency key in one string. */
  readonly id: string;
  /** Digest of the request; another request under the same key is refused. */
  readonly fingerprint: string;
  /** The first result, as JSON text. */
  readonly result: string;
  readonly at: string;
}

/** Port: what a repeated request answered the first time. */
export abstract class ReceiptRepository {
  /** Strongly consistent, so a receipt is visible to the very next request. */
  abstract find(id: string): Promise<Receipt | undefined>;

  /**
   * Stores the receipt of a request whose effects have receipts of their own.
   * Fails with ReceiptExistsError when it was stored before.
   */
  abstract store(receipt: Receipt): Promise<void>;
}
