import type { Incident, Stamp } from '../incident/index.js';
import { Role } from '../shared/index.js';
import { AccountStatus, type Actor, type User } from '../user/index.js';
import { managesBoard } from './board-rights.js';
import {
  BOARD_NAME_MAX,
  GUESTS_MAX,
  incidentBoardId,
  type Board,
  type BoardChange,
  type BoardRole,
} from './board.js';
import {
  BoardNotYoursError,
  GuestIsOwnerError,
  GuestNotActiveError,
  OnlyReporterInvitedError,
  OnlyStaffCreateBoardsError,
  TooManyGuestsError,
} from './board.errors.js';

/** [BRD-50] Admins and workers make boards, and own what they made. */
export function createBoard(name: string, id: string, stamp: Stamp): Board {
  if (stamp.by.role === Role.Student) throw new OnlyStaffCreateBoardsError();
  return newBoard({ id, name, incidentId: null }, stamp);
}

/** [BRD-54] The board of an incident as it is on its first use: called like the incident. */
export function boardOfIncident({ id, title }: Incident, stamp: Stamp): Board {
  const name = Array.from(title).slice(0, BOARD_NAME_MAX).join('');
  return newBoard({ id: incidentBoardId(id), name, incidentId: id }, stamp);
}

/** [BRD-56] Renames, archives or brings back; a change to what is already so gives the same board. */
export function changeBoard(
  board: Board,
  { name = board.name, archived = board.archived }: BoardChange,
  stamp: Stamp,
  incident?: Incident,
): Board {
  requireManager(board, stamp.by, incident);
  if (name === board.name && archived === board.archived) return board;
  return next(board, stamp, { name, archived });
}

/** [BRD-57] Invites an active account, or gives a guest another role; the same role again gives the same board. */
export function inviteGuest(
  board: Board,
  { user, role }: { readonly user: User; readonly role: BoardRole },
  stamp: Stamp,
  incident?: Incident,
): Board {
  requireManager(board, stamp.by, incident);
  const { email, name } = user;
  if (board.incidentId !== null && incident?.reporterEmail !== email) {
    throw new OnlyReporterInvitedError();
  }
  if (board.incidentId === null && board.owner.email === email) throw new GuestIsOwnerError();
  if (user.status !== AccountStatus.Active) throw new GuestNotActiveError();
  const known = board.guests.some((guest) => guest.email === email);
  if (!known && board.guests.length >= GUESTS_MAX) throw new TooManyGuestsError(GUESTS_MAX);
  if (board.guests.some((guest) => guest.email === email && guest.role === role)) return board;
  const invited = { email, name, role };
  const guests = known
    ? board.guests.map((guest) => (guest.email === email ? invited : guest))
    : [...board.guests, invited];
  return next(board, stamp, { guests });
}

/** [BRD-57] Takes an invitation back; somebody who is no guest stays none. */
export function removeGuest(board: Board, email: string, stamp: Stamp, incident?: Incident): Board {
  requireManager(board, stamp.by, incident);
  const guests = board.guests.filter((guest) => guest.email !== email);
  return guests.length === board.guests.length ? board : next(board, stamp, { guests });
}

/** [BRD-56] [BRD-57] Refuses whoever does not manage the board. */
export function requireManager(board: Board, actor: Actor, incident?: Incident): void {
  if (!managesBoard(actor, board, incident)) throw new BoardNotYoursError();
}

function newBoard(board: Pick<Board, 'id' | 'name' | 'incidentId'>, { by, at }: Stamp): Board {
  return {
    ...board,
    owner: { email: by.email, name: by.name },
    guests: [],
    archived: false,
    createdAt: at,
    updatedAt: at,
    version: 1,
  };
}

function next(board: Board, { at }: Stamp, change: Partial<Board>): Board {
  return { ...board, ...change, updatedAt: at, version: board.version + 1 };
}
