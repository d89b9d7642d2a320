import type { AccountEvent } from '@vigia/domain/audit';
import {
  OneTimeTokenRepository,
  type OneTimePurpose,
  type OneTimeToken,
} from '@vigia/domain/identity';
import { ReceiptExistsError, type Receipt } from '@vigia/domain/shared';
import type { MemoryStore } from './memory-store.js';

/** Single-use links and tickets in memory. */
export class MemoryOneTimeTokenRepository extends OneTimeTokenRepository {
  constructor(private readonly store: MemoryStore) {
    super();
  }

  override async put(token: OneTimeToken, receipt?: Receipt, event?: AccountEvent): Promise<void> {
    const { receipts, links } = this.store;
    if (receipt !== undefined && receipts.has(receipt.id)) throw new ReceiptExistsError(receipt.id);
    links.set(token.hash, token);
    if (receipt !== undefined) receipts.set(receipt.id, receipt);
    if (event !== undefined) this.store.accountEvents.push(event);
  }

  override async find(
    hash: string,
    purpose: OneTimePurpose,
    at: string,
  ): Promise<OneTimeToken | undefined> {
    const token = this.store.links.get(hash);
    return token?.purpose === purpose && token.expiresAt > at ? token : undefined;
  }

  override async consume(
    hash: string,
    purpose: OneTimePurpose,
    at: string,
  ): Promise<OneTimeToken | undefined> {
    const token = this.store.links.get(hash);
    if (token?.purpose !== purpose || token.expiresAt <= at) return undefined;
    this.store.links.delete(hash);
    return token;
  }

  override async claim(ticketId: string): Promise<boolean> {
    const isFirst = !this.store.claimedTickets.has(ticketId);
    this.store.claimedTickets.add(ticketId);
    return isFirst;
  }
}
