import {
  OneTimeTokenRepository,
  type OneTimePurpose,
  type OneTimeToken,
} from '@vigia/domain/identity';
import type { MemoryStore } from './memory-store.js';

/** Single-use links and tickets in memory. */
export class MemoryOneTimeTokenRepository extends OneTimeTokenRepository {
  constructor(private readonly store: MemoryStore) {
    super();
  }

  override async put(token: OneTimeToken): Promise<void> {
    this.store.links.set(token.hash, token);
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
