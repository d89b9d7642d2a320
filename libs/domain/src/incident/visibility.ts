import { Role } from '../shared/index.js';
import { AccountStatus, type Actor } from '../user/index.js';
import type { Incident } from './incident.js';

/**
 * How much of an incident somebody sees: `staff`, everything; `full`, all but what the staff keeps to itself; `work`,
 * without the reporter's identity; `public`, without anybody's identity.
 */
export type Perspective = 'staff' | 'full' | 'work' | 'public';

/** Whether somebody may know the reporter and what was said. */
export function knowsReporter(perspective: Perspective): boolean {
  return perspective === 'staff' || perspective === 'full';
}

/** What the deployment decided about who sees what. */
export interface VisibilityPolicy {
  /** Whether students see the public part of each other's incidents. */
  readonly campusFeed: boolean;
}

/**
 * [INC-17] An admin sees all; a student their own in full and, with a proved address, others' public part when the
 * campus feed is on; a worker what is or was assigned to them, and unassigned ones of their speciality without the reporter.
 * `undefined`: may not even know that it exists.
 */
export function perspectiveOf(
  incident: Incident,
  actor: Actor,
  policy: VisibilityPolicy,
): Perspective | undefined {
  switch (actor.role) {
    case Role.Admin:
      return 'staff';
    case Role.Student:
      if (incident.reporterEmail === actor.email) return 'full';
      // [MRG-4] Theirs lives on here.
      if (incident.duplicates.some((one) => one.reporterEmail === actor.email)) return 'public';
      return policy.campusFeed && actor.status === AccountStatus.Active ? 'public' : undefined;
    case Role.Worker:
      if (incident.assignment !== null) {
        return incident.assignment.workerEmail === actor.email ? 'staff' : undefined;
      }
      return incident.requiredSpeciality !== null &&
        incident.requiredSpeciality === actor.speciality
        ? 'work'
        : undefined;
  }
}
