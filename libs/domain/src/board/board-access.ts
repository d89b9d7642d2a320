import type { Incident } from '../incident/index.js';
import type { User } from '../user/index.js';
import { EVERYBODY, type Revocation } from './board-state.repository.js';
import { BoardRole, type Board } from './board.js';

/** Tickets that were under way while the change was stored count as older than it. */
const UNDER_WAY_MS = 3_000;

/**
 * [BRD-58] What a change of a board ends: all writing when it is archived, everything of a guest who is none any more,
 * the writing of one who only reads from now on.
 */
export function changedAccess(before: Board | undefined, after: Board): readonly Revocation[] {
  if (before === undefined) return [];
  const at = endAfter(after.updatedAt);
  const lowered = before.guests.flatMap(({ email, role }): readonly Revocation[] => {
    const left = guestRight(after, email);
    if (left === undefined) return [{ email, at }];
    return left === role || left === BoardRole.Write ? [] : [{ email, at, only: 'write' }];
  });
  return after.archived && !before.archived
    ? [...lowered, { email: EVERYBODY, at, only: 'write' }]
    : lowered;
}

/** [BRD-59] What a change of an incident ends on its board: everything of the worker it was taken from. */
export function endedAccess(before: Incident | undefined, after: Incident): readonly Revocation[] {
  const email = before?.assignment?.workerEmail;
  if (email === undefined || email === after.assignment?.workerEmail) return [];
  return [{ email, at: endAfter(after.updatedAt ?? after.reportedAt) }];
}

/** [BRD-63] What the end of an account's sessions ends on every board: everything that they opened. */
export function endedSessions({
  email,
  sessionsSince,
}: Pick<User, 'email' | 'sessionsSince'>): readonly Revocation[] {
  return sessionsSince === null ? [] : [{ email, at: endAfter(sessionsSince) }];
}

/** Whoever can be invited to an incident's board reads it anyway. */
function guestRight({ guests, incidentId }: Board, email: string): BoardRole | undefined {
  const role = guests.find((guest) => guest.email === email)?.role;
  return role ?? (incidentId === null ? undefined : BoardRole.Read);
}

function endAfter(changedAt: string): string {
  return new Date(Date.parse(changedAt) + UNDER_WAY_MS).toISOString();
}
