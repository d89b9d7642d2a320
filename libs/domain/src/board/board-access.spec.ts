import { describe, expect, it } from 'vitest';
import {
  AT,
  aStudent,
  aUser,
  admin,
  anIncident,
  assignedTo,
  by,
  otherWorker,
  student,
  worker,
} from '../../test/fixtures.js';
import { IncidentStatus } from '../incident/index.js';
import { changedAccess, endedAccess, endedSessions } from './board-access.js';
import {
  boardOfIncident,
  changeBoard,
  createBoard,
  inviteGuest,
  removeGuest,
} from './board-decide.js';
import { EVERYBODY } from './board-state.repository.js';

const LATER = '2026-03-02T11:00:00.000Z';
/** A little later, so that it covers tickets that were under way. */
const END = '2026-03-02T11:00:03.000Z';
const board = createBoard('Plan', 'b-1', by(worker));
const reading = { user: aStudent, role: 'lectura' } as const;
const writing = { user: aStudent, role: 'escritura' } as const;
const shared = inviteGuest(board, writing, by(worker));
const now = by(worker, LATER);

describe('what a change of a board ends', () => {
  it('[BRD-58] is everything of a guest who is none any more', () => {
    expect(changedAccess(shared, removeGuest(shared, student.email, now))).toEqual([
      { email: student.email, at: END },
    ]);
  });

  it('[BRD-58] is the writing of a guest who only reads from now on', () => {
    expect(changedAccess(shared, inviteGuest(shared, reading, now))).toEqual([
      { email: student.email, at: END, only: 'write' },
    ]);
  });

  it('[BRD-58] is everybody’s writing when it is archived', () => {
    expect(changedAccess(shared, changeBoard(shared, { archived: true }, now))).toEqual([
      { email: EVERYBODY, at: END, only: 'write' },
    ]);
  });

  it('[BRD-58] is nothing when rights come, or stay', () => {
    const invited = inviteGuest(board, reading, now);
    const archived = changeBoard(shared, { archived: true }, now);

    expect(changedAccess(undefined, board)).toEqual([]);
    expect(changedAccess(board, invited)).toEqual([]);
    expect(changedAccess(invited, inviteGuest(invited, writing, now))).toEqual([]);
    expect(changedAccess(shared, changeBoard(shared, { name: 'Otro' }, now))).toEqual([]);
    expect(changedAccess(archived, changeBoard(archived, { name: 'Otro' }, now))).toEqual([]);
    expect(changedAccess(archived, changeBoard(archived, { archived: false }, now))).toEqual([]);
  });

  it('[BRD-58] is the writing alone of an incident’s reporter, who reads on', () => {
    const incident = anIncident(assignedTo(worker));
    const own = inviteGuest(boardOfIncident(incident, now), writing, now, incident);
    const lowered = inviteGuest(own, reading, now, incident);

    expect(changedAccess(own, removeGuest(own, student.email, now, incident))).toEqual([
      { email: student.email, at: END, only: 'write' },
    ]);
    expect(changedAccess(lowered, removeGuest(lowered, student.email, now, incident))).toEqual([]);
  });
});

describe('what a change of an incident ends on its board', () => {
  const assigned = anIncident({ ...assignedTo(worker), updatedAt: LATER });

  it('[BRD-59] is everything of the worker it was taken from', () => {
    const reassigned = { ...assigned, ...assignedTo(otherWorker) };
    const unassigned = { ...assigned, assignment: null };

    for (const after of [reassigned, unassigned]) {
      expect(endedAccess(assigned, after)).toEqual([{ email: worker.email, at: END }]);
    }
  });

  it('[BRD-59] counts from its report when nobody changed it yet', () => {
    const after = { ...assigned, assignment: null, updatedAt: null };

    expect(endedAccess(assigned, after)).toEqual([
      { email: worker.email, at: AT.replace(':00.', ':03.') },
    ]);
  });

  it('[BRD-59] is nothing as long as its worker stays', () => {
    const closed = { ...assigned, status: IncidentStatus.Closed, updatedBy: admin.email };

    expect(endedAccess(undefined, anIncident())).toEqual([]);
    expect(endedAccess(anIncident(), assigned)).toEqual([]);
    expect(endedAccess(assigned, closed)).toEqual([]);
  });
});

describe('what an account ends on every board', () => {
  it('[BRD-63] is all that its sessions opened, when they are ended together', () => {
    const { email } = aUser();

    expect(endedSessions({ email, sessionsSince: LATER })).toEqual([{ email, at: END }]);
    expect(endedSessions({ email, sessionsSince: null })).toEqual([]);
  });
});
