import { ConcurrentChangeError } from '@vigia/domain/shared';
import { FilterShelfRepository, type FilterShelf } from '@vigia/domain/triage';
import type { MemoryStore } from './memory-store.js';

/** Saved filters in memory. */
export class MemoryFilterShelfRepository extends FilterShelfRepository {
  constructor(private readonly store: MemoryStore) {
    super();
  }

  override async find(email: string): Promise<FilterShelf> {
    return this.store.filterShelves.get(email) ?? { email, filters: [], version: 0 };
  }

  override async save(shelf: FilterShelf): Promise<void> {
    const stored = this.store.filterShelves.get(shelf.email)?.version ?? 0;
    if (stored !== shelf.version - 1) throw new ConcurrentChangeError(shelf.email);
    this.store.filterShelves.set(shelf.email, shelf);
  }
}
