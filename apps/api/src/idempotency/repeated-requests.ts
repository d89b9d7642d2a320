import { Injectable } from '@nestjs/common';
import {
  DomainError,
  IdempotencyKeyReusedError,
  ReceiptRepository,
  type Receipt,
} from '@vigia/domain/shared';
import { Clock, digest } from '@vigia/platform';

/** What makes a request the same request: who, where, under which key, with what. */
export interface RepeatableRequest {
  readonly caller: string;
  /** For example `POST /incidentes`. */
  readonly route: string;
  /** Absent: the request is carried out every time it comes. */
  readonly key: string | undefined;
  /** What the caller asked for, without passwords: its digest is stored. */
  readonly body: unknown;
}

/** Makes the receipt that is stored in the same transaction as the effect; absent without a key. */
export type Seal<T> = (result: T) => Receipt | undefined;

/** [API-3] Carries requests with an idempotency key out once; a resend answers the first result. */
@Injectable()
export class RepeatedRequests {
  constructor(
    private readonly receipts: ReceiptRepository,
    private readonly clock: Clock,
  ) {}

  /** What a request answered the first time, if it was carried out under its key. */
  async recall<T>(request: Omit<RepeatableRequest, 'body'>): Promise<T | undefined> {
    if (request.key === undefined) return undefined;
    const first = await this.receipts.find(receiptId(request));
    return first && (JSON.parse(first.result) as T);
  }

  /** `carryOut` stores `seal(result)` with its effect and returns the result, which must survive JSON. */
  async once<T>(request: RepeatableRequest, carryOut: (seal: Seal<T>) => Promise<T>): Promise<T> {
    if (request.key === undefined) return carryOut(() => undefined);
    const id = receiptId(request);
    const fingerprint = digest(JSON.stringify(request.body));
    const first = await this.receipts.find(id);
    if (first !== undefined) return replay(first, fingerprint) as T;
    try {
      return await carryOut((result) => ({
        id,
        fingerprint,
        result: JSON.stringify(result),
        at: this.clock.now(),
      }));
    } catch (error) {
      // The same request came twice at once and the other one won; what it did may be why this one is refused.
      const winner = error instanceof DomainError ? await this.receipts.find(id) : undefined;
      if (winner === undefined) throw error;
      return replay(winner, fingerprint) as T;
    }
  }
}

function receiptId({ caller, route, key }: Omit<RepeatableRequest, 'body'>): string {
  return digest(JSON.stringify([caller, route, key]));
}

function replay(receipt: Receipt, fingerprint: string): unknown {
  if (receipt.fingerprint !== fingerprint) throw new IdempotencyKeyReusedError();
  return JSON.parse(receipt.result) as unknown;
}
