import { ReceiptExistsError, ReceiptRepository, type Receipt } from '@vigia/domain/shared';
import type { MemoryStore } from './memory-store.js';

/** Receipts in memory. */
export class MemoryReceiptRepository extends ReceiptRepository {
  constructor(private readonly memory: MemoryStore) {
    super();
  }

  override async find(id: string): Promise<Receipt | undefined> {
    return this.memory.receipts.get(id);
  }

  override async store(receipt: Receipt): Promise<void> {
    if (this.memory.receipts.has(receipt.id)) throw new ReceiptExistsError(receipt.id);
    this.memory.receipts.set(receipt.id, receipt);
  }
}
