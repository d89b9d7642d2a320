import { EndedAccessRepository } from '@vigia/domain/identity';
import type { MemoryStore } from './memory-store.js';

/** Whose access ended lately, in memory. */
export class MemoryEndedAccessRepository extends EndedAccessRepository {
  constructor(private readonly store: MemoryStore) {
    super();
  }

  override async mark(email: string, at: string): Promise<void> {
    this.store.endedAccess.push({ email, at });
  }

  override async listSince(since: string): Promise<readonly string[]> {
    const recent = this.store.endedAccess.filter(({ at }) => at >= since);
    return [...new Set(recent.map(({ email }) => email))];
  }
}
