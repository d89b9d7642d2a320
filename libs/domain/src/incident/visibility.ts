import { Role } from '../shared/index.js';
import { AccountStatus, type Actor } from '../user/index.js';
import type { Incident } from './incident.js';

/**
 * How much of an incident somebody sees: `full`; `work`, without the reporter's identity;
 * `public`, without anybody's identity.
 */
export type Perspective = 'full' | 'work' | 'public';

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
      return 'full';
    case Role.Student:
      if (incident.reporterEmail === actor.email) return 'full';
      return policy.campusFeed && actor.status === AccountStatus.Active ? 'public' : undefined;
    case Role.Worker:
      if (incident.assignment !== null) {
        return incident.assignment.workerEmail === actor.email ? 'full' : undefined;
      }
      return incident.requiredSpeciality !== null &&
        incident.requiredSpeciality === actor.speciality
        ? 'work'
        : undefined;
  }
}
