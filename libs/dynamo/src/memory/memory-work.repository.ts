import { ReceiptExistsError, type Receipt } from '@vigia/domain/shared';
import {
  TooManyWorkEntriesError,
  WORK_ENTRIES_MAX,
  WorkRepository,
  type WorkEntry,
} from '@vigia/domain/work-log';
import type { MemoryStore } from './memory-store.js';

/** What was spent on incidents, in memory. */
export class MemoryWorkRepository extends WorkRepository {
  constructor(private readonly store: MemoryStore) {
    super();
  }

  override async add(entry: WorkEntry, receipt?: Receipt): Promise<void> {
    const { receipts, workEntries } = this.store;
    if (receipt !== undefined && receipts.has(receipt.id)) throw new ReceiptExistsError(receipt.id);
    if ((await this.list(entry.incidentId)).length >= WORK_ENTRIES_MAX) {
      throw new TooManyWorkEntriesError(WORK_ENTRIES_MAX);
    }

    workEntries.push(entry);
    if (receipt !== undefined) receipts.set(receipt.id, receipt);
  }

  override async list(incidentId: string): Promise<readonly WorkEntry[]> {
    return this.store.workEntries
      .filter((entry) => entry.incidentId === incidentId)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}
