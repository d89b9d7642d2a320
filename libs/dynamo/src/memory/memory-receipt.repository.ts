import { ReceiptRepository, type Receipt } from '@vigia/domain/shared';
import type { MemoryStore } from './memory-store.js';

/** Receipts in memory. */
export class MemoryReceiptRepository extends ReceiptRepository {
  constructor(private readonly store: MemoryStore) {
    super();
  }

  override async find(id: string): Promise<Receipt | undefined> {
    return this.store.receipts.get(id);
  }
}
