import { IncidentStatus, type AssignmentReason, type Incident } from '../incident/index.js';
import { isOnShift, shiftOf, type LocalMoment, type User } from '../user/index.js';
import { hasRoom, suggestWorkers } from './suggest.js';

/** An incident and who should have it. */
export interface PlannedAssignment {
  readonly incident: Incident;
  /** As they are when all that was planned before is done. */
  readonly worker: User;
  readonly reasons: readonly AssignmentReason[];
}

/** Who should have what waits. */
export interface AssignmentPlan {
  readonly assignments: readonly PlannedAssignment[];
  /** The workers as they are when all of it is done. */
  readonly workers: readonly User[];
}

/**
 * [ASG-6] Gives what waits, the oldest report first, to the best worker who is on shift and has room; what nobody can
 * take is left, and holds nothing up.
 */
export function planAssignments(
  queue: readonly Incident[],
  workers: readonly User[],
  now: LocalMoment,
): AssignmentPlan {
  const assignments: PlannedAssignment[] = [];
  let crew = workers;
  for (const incident of [...queue].sort(byAge)) {
    if (incident.status !== IncidentStatus.Pending) continue;
    const best = suggestWorkers(incident, crew, now).suggested.find(({ isOnShift }) => isOnShift);
    if (best === undefined) continue;
    const { worker, reasons } = best;
    assignments.push({ incident, worker, reasons });
    crew = crew.map((one) => (one === worker ? burdened(one, now.at) : one));
  }
  return { assignments, workers: crew };
}

/** Whether a worker could be given anything now. */
export function isFree(worker: User, now: LocalMoment): boolean {
  return hasRoom(worker) && isOnShift(shiftOf(worker), now);
}

function burdened(worker: User, at: string): User {
  return { ...worker, openLoad: worker.openLoad + 1, lastAssignedAt: at };
}

function byAge(a: Incident, b: Incident): number {
  const [one, other] = [a, b].map(({ reportedAt, id }) => `${reportedAt}#${id}`) as [
    string,
    string,
  ];
  return one < other ? -1 : 1;
}
