import type { Incident } from '../incident/index.js';
import { BoardRole, type Board } from './board.js';
import type { Revocation } from './board-state.repository.js';

/** Stands for everybody on a board: a revocation of it ends all sessions that older tickets opened. */
export const EVERYBODY = '*';

/** Tickets that were under way while the change was stored count as older than it. */
const UNDER_WAY_MS = 2_000;

/**
 * [BRD-58] Whose sessions a change of a board ends, because their right changed: everybody's when it is archived or
 * comes back, else those of guests with another role or none.
 */
export function changedAccess(before: Board | undefined, after: Board): readonly Revocation[] {
  if (before === undefined) return [];
  const end = revocation(after.updatedAt);
  if (before.archived !== after.archived) return [end(EVERYBODY)];
  const emails = new Set([...before.guests, ...after.guests].map(({ email }) => email));
  return [...emails]
    .filter((email) => {
      const right = guestRight(before, email);
      return right !== undefined && right !== guestRight(after, email);
    })
    .map(end);
}

/** [BRD-59] Whose sessions on its board a change of an incident ends: those of the worker it was taken from. */
export function endedAccess(before: Incident | undefined, after: Incident): readonly Revocation[] {
  const worker = before?.assignment?.workerEmail;
  if (worker === undefined || worker === after.assignment?.workerEmail) return [];
  return [revocation(after.updatedAt ?? after.reportedAt)(worker)];
}

/** Whoever can be invited to an incident's board reads it anyway. */
function guestRight({ guests, incidentId }: Board, email: string): BoardRole | undefined {
  const role = guests.find((guest) => guest.email === email)?.role;
  return role ?? (incidentId === null ? undefined : BoardRole.Read);
}

function revocation(changedAt: string): (email: string) => Revocation {
  const at = new Date(Date.parse(changedAt) + UNDER_WAY_MS).toISOString();
  return (email) => ({ email, at });
}
