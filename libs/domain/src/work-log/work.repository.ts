import type { Receipt } from '../shared/index.js';
import type { WorkEntry } from './work-entry.js';

/** Port: what was spent on incidents. */
export abstract class WorkRepository {
  /**
   * Fails with ReceiptExistsError when the receipt was stored before, with TooManyWorkEntriesError when the incident
   * has as many entries as it may have.
   */
  abstract add(entry: WorkEntry, receipt?: Receipt): Promise<void>;

  /** All entries of an incident, oldest first; their number is bounded. */
  abstract list(incidentId: string): Promise<readonly WorkEntry[]>;
}
