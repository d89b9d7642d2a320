import { AutoAssignmentRepository, type AutoAssignment } from '@vigia/domain/assignment';
import type { AccountEvent } from '@vigia/domain/audit';
import { ConcurrentChangeError } from '@vigia/domain/shared';
import { AUTO_ASSIGNMENT_KEY } from '../keys.js';
import type { MemoryStore } from './memory-store.js';

/** The switches of automatic assignment in memory. */
export class MemoryAutoAssignmentRepository extends AutoAssignmentRepository {
  constructor(private readonly store: MemoryStore) {
    super();
  }

  override async find(): Promise<AutoAssignment> {
    return this.store.autoAssignment;
  }

  override async save(next: AutoAssignment, event?: AccountEvent): Promise<void> {
    if (this.store.autoAssignment.version !== next.version - 1) {
      throw new ConcurrentChangeError(AUTO_ASSIGNMENT_KEY.id);
    }
    this.store.autoAssignment = next;
    if (event !== undefined) this.store.accountEvents.push(event);
  }
}
