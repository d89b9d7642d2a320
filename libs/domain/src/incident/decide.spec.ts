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
import {
  assignIncident,
  closeIncident,
  confirmIncident,
  declineIncident,
  editIncident,
  moveIncidentTo,
  pauseIncident,
  rateIncident,
  rejectIncident,
  reopenIncident,
  reportIncident,
  resolveIncident,
  resumeIncident,
  startIncident,
  tickPoint,
  type Decision,
} from './decide.js';
import type { Incident } from './incident.js';
import { mergeIncident, separateIncident } from './merge-decide.js';
import type { Merge } from './merge.js';
import { IncidentAction, MOVES, allowedActions, moveOf, partiesOf } from './moves.js';
import { INCIDENT_STATUSES, type IncidentStatus } from './status.js';

const LATER = '2026-03-03T10:00:00.000Z';

const draft = {
  title: 'Fuga de agua',
  description: 'Gotea',
  category: 'Infraestructura',
  floor: '3',
  place: 'L-301',
  location: null,
  answers: null,
  photoUrl: '',
  risk: 'alto',
  requiredSpeciality: null,
} as const;

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  return 'nothing was refused';
}

describe('reporting', () => {
  it('[INC-5] starts as pendiente, reported once, by the student', () => {
    const { incident, event } = reportIncident(draft, 'i-9', by(student));

    expect(incident).toMatchObject({
      ...draft,
      id: 'i-9',
      status: 'pendiente',
      timesReported: 1,
      reporterEmail: student.email,
      reportedAt: AT,
      version: 1,
    });
    expect(event).toMatchObject({ type: 'reportado', from: null, to: 'pendiente', at: AT });
  });

  it.each([admin, worker])('[INC-5] is refused to $role', (actor) => {
    expect(refusal(() => reportIncident(draft, 'i-9', by(actor)))).toBe('only-students-report');
  });
});

describe('editing', () => {
  it('[INC-6] changes the named fields and says which', () => {
    const decision = editIncident(
      anIncident(),
      { title: 'Inundación', risk: 'crítico', floor: '3' },
      by(admin, LATER),
    );

    expect(decision?.incident).toMatchObject({
      title: 'Inundación',
      risk: 'crítico',
      version: 2,
      updatedAt: LATER,
      updatedBy: admin.email,
    });
    expect(decision?.event).toMatchObject({
      type: 'editado',
      changed: ['title', 'risk'],
      from: 'pendiente',
      to: 'pendiente',
    });
  });

  it('[INC-6] that changes nothing is no change', () => {
    expect(editIncident(anIncident(), { title: 'Fuga de agua' }, by(admin))).toBeUndefined();
  });

  it.each([student, worker])('[INC-6] is refused to $role', (actor) => {
    expect(refusal(() => editIncident(anIncident(), { title: 'x' }, by(actor)))).toBe(
      'only-admins-edit',
    );
  });
});

describe('assigning', () => {
  it('[INC-7] names the worker and who assigned', () => {
    const { incident, event } = assignIncident(anIncident(), aWorker, by(admin, LATER));

    expect(incident).toMatchObject({
      status: 'asignado',
      assignment: {
        workerEmail: worker.email,
        workerName: 'Tito',
        workerSpeciality: 'TI',
        assignedBy: admin.email,
        assignedAt: LATER,
      },
    });
    expect(event).toMatchObject({
      type: 'asignado',
      from: 'pendiente',
      to: 'asignado',
      assigneeName: 'Tito',
      previousAssignee: null,
    });
  });

  it('[INC-7] again tells who it was taken from, and the start is forgotten', () => {
    const before = anIncident({ status: 'en_proceso', startedAt: AT, ...assignedTo(otherWorker) });

    const { incident, event } = assignIncident(before, aWorker, by(admin));

    expect(event.previousAssignee).toBe(otherWorker.email);
    expect(incident.startedAt).toBeNull();
  });

  it('[INC-7] again to the same worker takes it from nobody', () => {
    const before = anIncident({ status: 'asignado', ...assignedTo(worker) });

    expect(assignIncident(before, aWorker, by(admin)).event.previousAssignee).toBeNull();
  });

  it('[INC-7] is refused to everybody but admins, for non-workers and for inactive accounts', () => {
    expect(refusal(() => assignIncident(anIncident(), aWorker, by(worker)))).toBe(
      'only-admins-assign',
    );
    expect(refusal(() => assignIncident(anIncident(), aStudent, by(admin)))).toBe(
      'assignee-not-worker',
    );
    const waiting = aUser({ ...aWorker, status: 'por_aprobar' });
    expect(refusal(() => assignIncident(anIncident(), waiting, by(admin)))).toBe(
      'assignee-not-active',
    );
  });
});

describe('progress', () => {
  it('[INC-8] starts with the time of the start', () => {
    const before = anIncident({ status: 'asignado', ...assignedTo(worker) });

    const { incident, event } = startIncident(before, by(worker, LATER));

    expect(incident).toMatchObject({ status: 'en_proceso', startedAt: LATER });
    expect(event).toMatchObject({ type: 'iniciado', from: 'asignado', to: 'en_proceso' });
  });

  it('[INC-9] resolves with the note', () => {
    const before = anIncident({ status: 'en_proceso', ...assignedTo(worker) });

    const { incident, event } = resolveIncident(before, 'Cambié la junta', by(worker, LATER));

    expect(incident).toMatchObject({
      status: 'resuelto',
      resolvedAt: LATER,
      resolutionNote: 'Cambié la junta',
    });
    expect(event.reason).toBe('Cambié la junta');
  });

  it('[INC-8] [INC-9] is refused to others', () => {
    const before = anIncident({ status: 'asignado', ...assignedTo(worker) });

    expect(refusal(() => startIncident(before, by(admin)))).toBe('only-workers-progress');
    expect(refusal(() => startIncident(before, by(otherWorker)))).toBe('not-assigned-to-you');
    expect(refusal(() => resolveIncident(before, 'x', by(otherWorker)))).toBe(
      'not-assigned-to-you',
    );
    expect(refusal(() => startIncident(anIncident(), by(worker)))).toBe('not-assigned-to-you');
  });
});

describe('ending', () => {
  it('[INC-10] closes with reason, time and person', () => {
    const { incident } = closeIncident(anIncident(), 'Duplicado', by(admin, LATER));

    expect(incident).toMatchObject({
      status: 'cerrado',
      closedAt: LATER,
      closedBy: admin.email,
      reason: 'Duplicado',
    });
    expect(refusal(() => closeIncident(anIncident(), 'x', by(student)))).toBe('only-admins-close');
  });

  it('[INC-11] rejects with reason', () => {
    const { incident, event } = rejectIncident(anIncident(), 'No es del campus', by(admin));

    expect(incident).toMatchObject({ status: 'rechazado', reason: 'No es del campus' });
    expect(event.type).toBe('rechazado');
    expect(refusal(() => rejectIncident(anIncident(), 'x', by(worker)))).toBe('only-admins-reject');
  });

  it('[INC-13] confirms by its reporter only', () => {
    const resolved = anIncident({ status: 'resuelto', ...assignedTo(worker), resolvedAt: AT });

    expect(confirmIncident(resolved, by(student, LATER)).incident).toMatchObject({
      status: 'cerrado',
      closedAt: LATER,
      closedBy: student.email,
    });
    expect(refusal(() => confirmIncident(resolved, by(otherStudent)))).toBe(
      'only-reporter-confirms',
    );
    expect(refusal(() => confirmIncident(resolved, by(admin)))).toBe('only-reporter-confirms');
  });
});

describe('reopening', () => {
  const resolved = anIncident({
    status: 'resuelto',
    resolvedAt: AT,
    startedAt: AT,
    ...assignedTo(worker),
  });

  it('[INC-12] goes back to its worker, counted, its end forgotten', () => {
    const { incident, event } = reopenIncident(resolved, 'Sigue goteando', by(student, LATER));

    expect(incident).toMatchObject({
      status: 'asignado',
      timesReopened: 1,
      startedAt: null,
      resolvedAt: null,
      closedAt: null,
      reason: 'Sigue goteando',
    });
    expect(event).toMatchObject({ type: 'reabierto', from: 'resuelto', to: 'asignado' });
  });

  it('[INC-12] without a worker is pendiente again', () => {
    const rejected = anIncident({ status: 'rechazado', updatedAt: AT });

    expect(reopenIncident(rejected, 'x', by(admin)).incident.status).toBe('pendiente');
  });

  it('[INC-12] is refused to people without a part in it', () => {
    expect(refusal(() => reopenIncident(resolved, 'x', by(otherStudent)))).toBe(
      'only-reporter-reopens',
    );
    expect(refusal(() => reopenIncident(resolved, 'x', by(worker)))).toBe('only-reporter-reopens');
  });

  it('[INC-14] is open to the reporter for exactly 7 days, to an admin any time', () => {
    const lastMoment = '2026-03-09T10:00:00.000Z';
    const tooLate = '2026-03-09T10:00:00.001Z';

    expect(reopenIncident(resolved, 'x', by(student, lastMoment)).incident.status).toBe('asignado');
    expect(refusal(() => reopenIncident(resolved, 'x', by(student, tooLate)))).toBe(
      'reopen-window-over',
    );
    expect(reopenIncident(resolved, 'x', by(admin, tooLate)).incident.status).toBe('asignado');
  });

  it('[INC-14] counts from the closing when it was closed, and never ends without a known end', () => {
    const closed = { ...resolved, status: 'cerrado', closedAt: LATER } as const;
    const undated = anIncident({ status: 'cerrado' });
    const eightDaysAfterResolving = '2026-03-10T09:00:00.000Z';

    expect(
      reopenIncident(closed, 'x', by(student, eightDaysAfterResolving)).incident.timesReopened,
    ).toBe(1);
    expect(
      reopenIncident(undated, 'x', by(student, '2030-01-01T00:00:00.000Z')).incident.status,
    ).toBe('pendiente');
  });
});

describe('an edit that names a status', () => {
  const moved = (incident: Incident, to: IncidentStatus): string =>
    moveIncidentTo(incident, to, 'porque sí', by(admin))?.incident.status ?? 'unchanged';

  it('[INC-15] takes the admin’s move that leads there', () => {
    expect(moved(anIncident(), 'cerrado')).toBe('cerrado');
    expect(moved(anIncident(), 'rechazado')).toBe('rechazado');
    expect(moved(anIncident({ status: 'cerrado' }), 'pendiente')).toBe('pendiente');
    expect(moved(anIncident({ status: 'resuelto', ...assignedTo(worker) }), 'asignado')).toBe(
      'asignado',
    );
    expect(moved(anIncident(), 'pendiente')).toBe('unchanged');
  });

  it('[INC-15] is refused where no move leads there, and to everybody else', () => {
    expect(refusal(() => moved(anIncident(), 'resuelto'))).toBe('move-not-allowed');
    expect(refusal(() => moved(anIncident(), 'en_proceso'))).toBe('move-not-allowed');
    expect(
      refusal(() => moved(anIncident({ status: 'resuelto', ...assignedTo(worker) }), 'pendiente')),
    ).toBe('move-not-allowed');
    expect(refusal(() => moveIncidentTo(anIncident(), 'cerrado', 'x', by(student)))).toBe(
      'only-admins-edit',
    );
  });
});

describe('the table of moves', () => {
  const people = { admin, student, otherStudent, worker, otherWorker };
  const attempts: Record<IncidentAction, (incident: Incident, who: typeof admin) => unknown> = {
    editar: (incident, who) => editIncident(incident, { title: 'otro' }, by(who)),
    asignar: (incident, who) => assignIncident(incident, aWorker, by(who)),
    iniciar: (incident, who) => startIncident(incident, by(who)),
    resolver: (incident, who) => resolveIncident(incident, 'nota', by(who)),
    cerrar: (incident, who) => closeIncident(incident, 'motivo', by(who)),
    rechazar: (incident, who) => rejectIncident(incident, 'motivo', by(who)),
    reabrir: (incident, who) => reopenIncident(incident, 'motivo', by(who)),
    confirmar: (incident, who) => confirmIncident(incident, by(who)),
    pausar: (incident, who) => pauseIncident(incident, 'motivo', by(who)),
    reanudar: (incident, who) => resumeIncident(incident, by(who)),
    marcar: (incident, who) => tickPoint(incident, 'cortar-agua', true, by(who)),
    declinar: (incident, who) => declineIncident(incident, 'motivo', by(who)),
    valorar: (incident, who) => rateIncident(incident, { score: 4, text: '' }, by(who)),
    unir: (incident, who) => mergeIncident(incident, anIncident({ id: 'i-2' }), by(who)),
    separar: (incident, who) => separateIncident(incident, anIncident({ id: 'i-2' }), by(who)),
  };
  const merge: Merge = {
    into: 'i-2',
    by: admin.email,
    at: AT,
    added: 1,
    before: {
      status: 'en_proceso',
      closedAt: null,
      closedBy: null,
      reason: null,
      pause: null,
      updatedAt: null,
      updatedBy: null,
    },
  };
  const cases = INCIDENT_STATUSES.flatMap((status) =>
    Object.entries(people).flatMap(([name, who]) =>
      [AT, '2026-04-30T00:00:00.000Z'].flatMap((endedAt) =>
        [null, { reason: 'Falta un repuesto', since: AT }].flatMap((pause) =>
          (status === 'cerrado' ? [null, merge] : [null]).map((merged) => ({
            status,
            name,
            who,
            endedAt,
            pause,
            merge: merged,
            also: `${pause === null ? '' : ', paused,'}${merged === null ? '' : ', merged,'}`,
          })),
        ),
      ),
    ),
  );

  it.each(cases)(
    '[INC-1] [INC-16] [INC-18] [INC-20] [MRG-3] offers $name in $status$also exactly what is not refused',
    ({ status, who, endedAt, pause, merge: merged }) => {
      const incident = anIncident({
        status,
        ...assignedTo(worker),
        updatedAt: endedAt,
        pause,
        merge: merged,
      });
      const offered = allowedActions(incident, partiesOf(incident, who), AT);

      for (const { action, from, to } of MOVES) {
        const frozen = structuredClone(incident);
        const code = refusal(() => attempts[action](incident, who));
        expect(code === 'nothing was refused', `${action}: ${code}`).toBe(offered.includes(action));
        if (!from.includes(status) && offered.length > 0 && code.startsWith('move')) {
          expect(code).toBe('move-not-allowed');
        }
        if (code === 'nothing was refused') {
          const { incident: after } = attempts[action](incident, who) as Decision;
          expect(after.status).toBe(
            { null: status, 'by-assignment': 'asignado', 'before-merge': 'en_proceso' }[
              String(to)
            ] ?? to,
          );
          expect(after.version).toBe(incident.version + 1);
        }
        expect(incident).toEqual(frozen);
      }
    },
  );

  it('[INC-14] [INC-18] stops offering to reopen when the reporter’s time is over', () => {
    const incident = anIncident({ status: 'cerrado', closedAt: AT });
    const late = '2026-03-20T00:00:00.000Z';

    expect(allowedActions(incident, ['reporter'], late)).not.toContain('reabrir');
    expect(allowedActions(incident, ['admin'], late)).toContain('reabrir');
  });

  it('[INC-18] [INC-24] stops offering to rate when the reporter’s time is over', () => {
    const incident = anIncident({ status: 'cerrado', closedAt: AT });

    expect(allowedActions(incident, ['reporter'], '2026-03-09T10:00:00.000Z')).toContain('valorar');
    expect(allowedActions(incident, ['reporter'], '2026-03-09T10:00:00.001Z')).toEqual([]);
  });

  it('has a row for every action, and none for another word', () => {
    for (const action of Object.values(IncidentAction)) expect(moveOf(action).action).toBe(action);
    expect(() => moveOf('volar' as IncidentAction)).toThrow(RangeError);
  });
});
