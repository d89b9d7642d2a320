import { describe, expect, it } from 'vitest';
import {
  aUser,
  admin,
  anIncident,
  assignedTo,
  by,
  otherStudent,
  otherWorker,
  student,
  worker,
} from '../../test/fixtures.js';
import type { Incident } from '../incident/index.js';
import { AccountStatus, type Actor } from '../user/index.js';
import { BoardAction, boardActions, boardRoleOf } from './board-rights.js';
import {
  boardOfIncident,
  changeBoard,
  createBoard,
  inviteGuest,
  removeGuest,
} from './board-decide.js';
import { writeComment } from './comment.js';
import type { BoardRole } from './board.js';
import { type Board, type BoardGuest } from './board.js';

const incident = anIncident(assignedTo(worker));
const free = createBoard('Plan', 'b-1', by(worker));
const own = boardOfIncident(incident, by(student));

const guest = (actor: Actor, role: BoardRole): BoardGuest => ({
  email: actor.email,
  name: actor.name,
  role,
});
const invited = (board: Board, ...guests: BoardGuest[]): Board => ({ ...board, guests });
const archived = (board: Board): Board => ({ ...board, archived: true });
const roles = (board: Board, of?: Incident): unknown =>
  [admin, worker, otherWorker, student, otherStudent].map((actor) => boardRoleOf(actor, board, of));

describe('the right to a board', () => {
  it('[BRD-51] is the owner’s, the guests’ in their role, and every admin’s', () => {
    const board = invited(free, guest(student, 'escritura'), guest(otherStudent, 'lectura'));

    expect(roles(free)).toEqual(['escritura', 'escritura', undefined, undefined, undefined]);
    expect(roles(board)).toEqual(['escritura', 'escritura', undefined, 'escritura', 'lectura']);
  });

  it('[BRD-51] comes from the incident: its worker writes, its reporter reads, others know nothing', () => {
    expect(roles(own, incident)).toEqual([
      'escritura',
      'escritura',
      undefined,
      'lectura',
      undefined,
    ]);
  });

  it('[BRD-51] makes the reporter of an incident write when invited to', () => {
    const board = invited(own, guest(student, 'escritura'));

    expect(boardRoleOf(student, board, incident)).toBe('escritura');
    expect(boardRoleOf(student, invited(own, guest(student, 'lectura')), incident)).toBe('lectura');
  });

  it('[BRD-51] does not come with making an incident’s board, nor with an invitation to it alone', () => {
    const made = boardOfIncident(incident, by(otherWorker));

    expect(boardRoleOf(otherWorker, made, incident)).toBeUndefined();
    const board = invited(made, guest(otherStudent, 'escritura'));
    expect(boardRoleOf(otherStudent, board, incident)).toBeUndefined();
  });

  it('[BRD-51] is not there for the trade of an incident that waits, which knows no names', () => {
    const waiting = anIncident({ requiredSpeciality: 'TI' });

    expect(roles(own, waiting)).toEqual(['escritura', undefined, undefined, 'lectura', undefined]);
  });

  it('[BRD-51] ends with the incident, but for admins', () => {
    expect(roles(own)).toEqual(['escritura', undefined, undefined, undefined, undefined]);
  });

  it.each([AccountStatus.Unverified, AccountStatus.AwaitingApproval, AccountStatus.Deactivated])(
    '[BRD-51] is nobody’s whose account is %s',
    (status) => {
      const board = invited(free, guest(student, 'escritura'));

      for (const actor of [admin, worker, student]) {
        const inert = { ...actor, status };
        expect(boardRoleOf(inert, board, undefined)).toBeUndefined();
        expect(boardRoleOf(inert, own, incident)).toBeUndefined();
        expect(boardActions(inert, board, undefined)).toEqual([]);
      }
    },
  );

  it('[BRD-53] is to read, for everybody who has one, when the board is archived', () => {
    const board = archived(invited(free, guest(student, 'escritura')));

    expect(roles(board)).toEqual(['lectura', 'lectura', undefined, 'lectura', undefined]);
    expect(roles(archived(own), incident)).toEqual([
      'lectura',
      'lectura',
      undefined,
      'lectura',
      undefined,
    ]);
  });
});

describe('what somebody may do to a board', () => {
  const MANAGER = ['renombrar', 'archivar', 'invitar', 'restaurar'];

  it('[BRD-52] is everything for who manages it, restoring for who writes, nothing for who reads', () => {
    const board = invited(free, guest(student, 'escritura'), guest(otherStudent, 'lectura'));

    expect(boardActions(admin, board, undefined)).toEqual(MANAGER);
    expect(boardActions(worker, board, undefined)).toEqual(MANAGER);
    expect(boardActions(student, board, undefined)).toEqual(['restaurar']);
    expect(boardActions(otherStudent, board, undefined)).toEqual([]);
    expect(boardActions(otherWorker, board, undefined)).toEqual([]);
  });

  it('[BRD-52] is everything for the worker of an incident and admins, nothing for its reporter', () => {
    expect(boardActions(admin, own, incident)).toEqual(MANAGER);
    expect(boardActions(worker, own, incident)).toEqual(MANAGER);
    expect(boardActions(student, own, incident)).toEqual([]);
  });

  it('[BRD-52] is to bring an archived one back, but not to restore what was drawn', () => {
    expect(boardActions(admin, archived(free), undefined)).toEqual([
      'renombrar',
      'desarchivar',
      'invitar',
    ]);
  });

  it('[BRD-52] is exactly what is not refused', () => {
    const user = aUser({ email: student.email });
    const attempts: Record<BoardAction, (board: Board, actor: Actor, of?: Incident) => unknown> = {
      renombrar: (board, actor, of) => changeBoard(board, { name: 'Otro' }, by(actor), of),
      archivar: (board, actor, of) =>
        changeBoard(board, { archived: true }, by(actor), of) === board
          ? refuse('It is archived already.')
          : undefined,
      desarchivar: (board, actor, of) =>
        changeBoard(board, { archived: false }, by(actor), of) === board
          ? refuse('It is not archived.')
          : undefined,
      invitar: (board, actor, of) => [
        inviteGuest(board, { user, role: 'lectura' }, by(actor), of),
        removeGuest(board, user.email, by(actor), of),
      ],
      // Whoever restores has a ticket to write, as whoever comments.
      restaurar: (board, actor, of) =>
        writeComment(
          { id: 'c', boardId: board.id, pin: '1-1', text: 'a' },
          boardRoleOf(actor, board, of) ?? refuse('There is no such board.'),
          by(actor),
        ),
    };
    const guests = [guest(student, 'escritura'), guest(otherStudent, 'lectura')];
    const boards: [Board, Incident | undefined][] = [
      [invited(free, ...guests), undefined],
      [invited(own, guest(student, 'escritura')), incident],
      [own, incident],
    ];

    for (const [board, of] of [
      ...boards,
      ...boards.map(([board, of]) => [archived(board), of] as const),
    ]) {
      for (const actor of [admin, worker, otherWorker, student, otherStudent]) {
        const allowed = Object.values(BoardAction).filter((action) => {
          try {
            attempts[action](board, actor, of);
            return true;
          } catch {
            return false;
          }
        });
        expect(allowed).toEqual(boardActions(actor, board, of));
      }
    }
  });

  function refuse(why: string): never {
    throw new Error(why);
  }
});
