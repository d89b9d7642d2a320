import { knowsReporter, perspectiveOf, type Incident } from '../incident/index.js';
import { Role } from '../shared/index.js';
import { AccountStatus, type Actor } from '../user/index.js';
import { BoardRole, type Board } from './board.js';

/** What can be done to a board. The values are the words of the wire (`acciones`). */
export const BoardAction = {
  Rename: 'renombrar',
  Archive: 'archivar',
  Unarchive: 'desarchivar',
  Invite: 'invitar',
  Restore: 'restaurar',
} as const;
export type BoardAction = (typeof BoardAction)[keyof typeof BoardAction];

/**
 * [BRD-51] What somebody may do with what is on a board; `undefined`: may not even know that it exists.
 * [BRD-53] On an archived board everybody who has a right reads.
 */
export function boardRoleOf(
  actor: Actor,
  board: Board,
  incident: Incident | undefined,
): BoardRole | undefined {
  const right = rightOf(actor, board, incident);
  return board.archived && right !== undefined ? BoardRole.Read : right;
}

/** [BRD-52] Whether somebody renames, archives and invites: admins, who made a free board, the worker of an incident. */
export function managesBoard(actor: Actor, board: Board, incident: Incident | undefined): boolean {
  if (rightOf(actor, board, incident) === undefined) return false;
  if (actor.role === Role.Admin) return true;
  return board.incidentId === null ? board.owner.email === actor.email : actor.role === Role.Worker;
}

/** [BRD-52] Everything that somebody may do to a board now; exactly what would not be refused. */
export function boardActions(
  actor: Actor,
  board: Board,
  incident: Incident | undefined,
): readonly BoardAction[] {
  const { Rename, Archive, Unarchive, Invite, Restore } = BoardAction;
  const manages = managesBoard(actor, board, incident);
  return [
    ...(manages ? [Rename, board.archived ? Unarchive : Archive, Invite] : []),
    ...(boardRoleOf(actor, board, incident) === BoardRole.Write ? [Restore] : []),
  ];
}

/** [BRD-51] Right before archiving: nobody has one whose address is not proved. */
function rightOf(
  actor: Actor,
  board: Board,
  incident: Incident | undefined,
): BoardRole | undefined {
  if (actor.status !== AccountStatus.Active) return undefined;
  if (actor.role === Role.Admin) return BoardRole.Write;
  const invited = board.guests.find(({ email }) => email === actor.email)?.role;
  if (board.incidentId === null) {
    return board.owner.email === actor.email ? BoardRole.Write : invited;
  }
  // A board shows names and photos, so the public part of an incident does not come with its board.
  if (incident === undefined) return undefined;
  const perspective = perspectiveOf(incident, actor, { campusFeed: false });
  if (perspective === undefined || !knowsReporter(perspective)) return undefined;
  return actor.role === Role.Worker ? BoardRole.Write : (invited ?? BoardRole.Read);
}
