import type { AccountEvent } from '../audit/index.js';
import type { AutoAssignment } from './auto-assignment.js';

/** Port: for which trades incidents are assigned without an admin. */
export abstract class AutoAssignmentRepository {
  /** As it is now; off for all trades before anybody changed it. */
  abstract find(): Promise<AutoAssignment>;

  /** [AUD-1] Fails with ConcurrentChangeError when the stored version is not `next.version - 1`. */
  abstract save(next: AutoAssignment, event?: AccountEvent): Promise<void>;
}
