import { describe, expect, it } from 'vitest';
import {
  AT,
  aStudent,
  aUser,
  aWorker,
  admin,
  anIncident,
  assignedTo,
  by,
  otherStudent,
  otherWorker,
  student,
  worker,
} from '../../test/fixtures.js';
import { AccountStatus } from '../user/index.js';
import {
  boardOfIncident,
  changeBoard,
  createBoard,
  inviteGuest,
  removeGuest,
} from './board-decide.js';
import {
  BoardNotYoursError,
  GuestIsOwnerError,
  GuestNotActiveError,
  OnlyReporterInvitedError,
  OnlyStaffCreateBoardsError,
  TooManyGuestsError,
} from './board.errors.js';
import { BOARD_NAME_MAX, GUESTS_MAX, incidentBoardId, incidentOfBoardId } from './board.js';

const LATER = '2026-03-02T11:00:00.000Z';
const board = createBoard('Plan', 'b-1', by(worker));
const incident = anIncident(assignedTo(worker));
const own = boardOfIncident(incident, by(worker));
const reading = { user: aStudent, role: 'lectura' } as const;
const writing = { user: aStudent, role: 'escritura' } as const;

describe('a board', () => {
  it.each([admin, worker])('[BRD-50] is made, and owned, by staff ($role)', (actor) => {
    expect(createBoard('Plan', 'b-1', by(actor))).toEqual({
      id: 'b-1',
      name: 'Plan',
      incidentId: null,
      owner: { email: actor.email, name: actor.name },
      guests: [],
      archived: false,
      createdAt: AT,
      updatedAt: AT,
      version: 1,
    });
  });

  it('[BRD-50] is not made by a student', () => {
    expect(() => createBoard('Plan', 'b-1', by(student))).toThrow(OnlyStaffCreateBoardsError);
  });

  it('[BRD-54] of an incident has an id that follows from it, and is called like it', () => {
    expect(own).toMatchObject({ id: 'inc-i-1', name: 'Fuga de agua', incidentId: 'i-1' });
    expect(incidentBoardId('i-1')).toBe(own.id);
    expect(incidentOfBoardId(own.id)).toBe('i-1');
    expect(incidentOfBoardId(board.id)).toBeUndefined();
  });

  it('[BRD-54] of an incident with a longer title than boards have is called by its beginning', () => {
    const { name } = boardOfIncident(anIncident({ title: '💧'.repeat(200) }), by(admin));

    expect(name).toBe('💧'.repeat(BOARD_NAME_MAX));
  });

  it('[BRD-56] is renamed and archived in one change, and brought back', () => {
    const changed = changeBoard(board, { name: 'Otro', archived: true }, by(worker, LATER));

    expect(changed).toEqual({
      ...board,
      name: 'Otro',
      archived: true,
      updatedAt: LATER,
      version: 2,
    });
    expect(changeBoard(changed, { archived: false }, by(admin))).toMatchObject({
      name: 'Otro',
      archived: false,
      version: 3,
    });
  });

  it('[BRD-56] stays the same when nothing would change', () => {
    expect(changeBoard(board, {}, by(worker, LATER))).toBe(board);
    expect(changeBoard(board, { name: 'Plan', archived: false }, by(worker, LATER))).toBe(board);
  });

  it('[BRD-56] [BRD-57] is changed by nobody who does not manage it', () => {
    const shared = inviteGuest(board, writing, by(worker));

    for (const actor of [student, otherStudent, otherWorker]) {
      expect(() => changeBoard(shared, { name: 'Otro' }, by(actor))).toThrow(BoardNotYoursError);
      expect(() => inviteGuest(shared, reading, by(actor))).toThrow(BoardNotYoursError);
      expect(() => removeGuest(shared, student.email, by(actor))).toThrow(BoardNotYoursError);
    }
    expect(() => changeBoard(own, { name: 'Otro' }, by(student), incident)).toThrow(
      BoardNotYoursError,
    );
  });
});

describe('the guests of a board', () => {
  it('[BRD-57] are invited in a role, get another one, and are removed', () => {
    const invited = inviteGuest(board, reading, by(worker, LATER));
    const raised = inviteGuest(invited, writing, by(admin, LATER));
    const removed = removeGuest(raised, student.email, by(worker, LATER));

    expect(invited).toEqual({
      ...board,
      guests: [{ email: student.email, name: student.name, role: 'lectura' }],
      updatedAt: LATER,
      version: 2,
    });
    expect(raised.guests).toEqual([{ ...invited.guests[0], role: 'escritura' }]);
    expect(removed).toMatchObject({ guests: [], version: 4 });
  });

  it('[BRD-57] keep their place when one gets another role', () => {
    const second = { user: aUser({ email: otherStudent.email }), role: 'lectura' } as const;
    const two = inviteGuest(inviteGuest(board, reading, by(worker)), second, by(worker));

    const raised = inviteGuest(two, writing, by(worker));

    expect(raised.guests.map(({ email, role }) => [email, role])).toEqual([
      [student.email, 'escritura'],
      [otherStudent.email, 'lectura'],
    ]);
  });

  it('[BRD-57] stay the same when nothing would change', () => {
    const invited = inviteGuest(board, reading, by(worker));

    expect(inviteGuest(invited, reading, by(worker, LATER))).toBe(invited);
    expect(removeGuest(invited, otherStudent.email, by(worker, LATER))).toBe(invited);
  });

  it('[BRD-57] are no owners, and have active accounts', () => {
    const inert = aUser({ status: AccountStatus.Unverified });

    expect(() => inviteGuest(board, { user: aWorker, role: 'lectura' }, by(admin))).toThrow(
      GuestIsOwnerError,
    );
    expect(() => inviteGuest(board, { user: inert, role: 'lectura' }, by(worker))).toThrow(
      GuestNotActiveError,
    );
  });

  it('[BRD-57] are 50 at most, and a full board still changes their roles', () => {
    const guests = Array.from({ length: GUESTS_MAX }, (_, n) => ({
      email: `g${String(n)}@utec.edu.pe`,
      name: 'G',
      role: 'lectura' as const,
    }));
    const full = { ...board, guests };

    expect(() => inviteGuest(full, reading, by(worker))).toThrow(TooManyGuestsError);
    const known = { user: aUser({ email: 'g3@utec.edu.pe' }), role: 'escritura' } as const;
    expect(inviteGuest(full, known, by(worker)).guests[3]?.role).toBe('escritura');
  });

  it('[BRD-57] of an incident’s board can only be its reporter', () => {
    const other = { user: aUser({ email: otherStudent.email }), role: 'escritura' } as const;

    expect(inviteGuest(own, writing, by(worker), incident).guests).toHaveLength(1);
    expect(() => inviteGuest(own, other, by(admin), incident)).toThrow(OnlyReporterInvitedError);
    expect(() => inviteGuest(own, writing, by(admin))).toThrow(OnlyReporterInvitedError);
  });
});
