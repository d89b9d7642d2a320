import type { AutoAssignment } from './auto-assignment.js';

/** Port: for which trades incidents are assigned without an admin. */
export abstract class AutoAssignmentRepository {
  /** As it is now; off for all trades before anybody changed it. */
  abstract find(): Promise<AutoAssignment>;

  /** Fails with ConcurrentChangeError when the stored version is not `next.version - 1`. */
  abstract save(next: AutoAssignment): Promise<void>;
}
