import { describe, expect, it } from 'vitest';
import {
  admin,
  anIncident,
  assignedTo,
  by,
  otherStudent,
  otherWorker,
  student,
  worker,
  aWorker,
} from '../../test/fixtures.js';
import { announce, recipientsOf } from './announce.js';
import { assignIncident, closeIncident, reportIncident } from './decide.js';
import { loadChanges } from './load.js';
import { parseRisk, parseStatus } from './status.js';
import { perspectiveOf } from './visibility.js';

const QUIET = { campusFeed: false };
const OPEN = { campusFeed: true };

describe('status and risk words', () => {
  it.each([
    ['pendiente', 'pendiente'],
    [' Cerrado ', 'cerrado'],
    ['abierto', 'pendiente'],
    ['reportado', 'pendiente'],
    ['En Atención', 'en_proceso'],
    ['en atencion', 'en_proceso'],
    ['completado', 'resuelto'],
    ['borrado', undefined],
    ['constructor', undefined],
  ])('[INC-2] reads %s as %s', (word, status) => {
    expect(parseStatus(word)).toBe(status);
  });

  it.each([
    ['Alto', 'alto'],
    ['CRÍTICO', 'crítico'],
    ['critico', 'crítico'],
    ['enorme', undefined],
  ])('[INC-3] reads the risk %s as %s', (word, risk) => {
    expect(parseRisk(word)).toBe(risk);
  });
});

describe('who sees what', () => {
  const unassigned = anIncident();
  const assigned = anIncident({ status: 'asignado', ...assignedTo(worker) });
  const unproved = { ...otherStudent, status: 'sin_verificar' } as const;
  const electrician = { ...worker, email: 'eli@servicios.pe', speciality: 'Electricista' } as const;

  it.each([
    ['an admin', admin, assigned, QUIET, 'staff'],
    ['its reporter', student, assigned, QUIET, 'full'],
    ['another student', otherStudent, unassigned, QUIET, undefined],
    ['another student with the feed', otherStudent, unassigned, OPEN, 'public'],
    ['another student who proved no address', unproved, unassigned, OPEN, undefined],
    [
      'its reporter who proved no address',
      { ...student, status: 'sin_verificar' },
      unassigned,
      OPEN,
      'full',
    ],
    ['its worker', worker, assigned, QUIET, 'staff'],
    ['another worker', otherWorker, assigned, OPEN, undefined],
    ['a worker of the trade', worker, unassigned, QUIET, 'work'],
    ['a worker of another trade', electrician, unassigned, OPEN, undefined],
    [
      'a worker, no trade asked',
      worker,
      anIncident({ requiredSpeciality: null }),
      QUIET,
      undefined,
    ],
  ] as const)('[INC-17] %s', (_who, actor, incident, policy, perspective) => {
    expect(perspectiveOf(incident, actor, policy)).toBe(perspective);
  });
});

describe('who is told', () => {
  const draft = anIncident();
  const reported = reportIncident(draft, 'i-1', by(student));
  const told = (...args: Parameters<typeof recipientsOf>): string[] =>
    recipientsOf(...args).map(({ audience, capacity }) => `${capacity}:${audience}`);

  it('[NOT-1] of a report: admins, its trade, its reporter, and the campus with the feed', () => {
    expect(told(reported.event, reported.incident, OPEN)).toEqual([
      'admins:role#admin',
      'trade:speciality#TI',
      `reporter:user#${student.email}`,
      'campus:role#estudiante',
    ]);
    expect(told(reported.event, { ...reported.incident, requiredSpeciality: null }, QUIET)).toEqual(
      ['admins:role#admin', `reporter:user#${student.email}`],
    );
  });

  it('[NOT-1] of an assignment: the worker, the reporter, admins, and who had it before', () => {
    const before = anIncident({ status: 'asignado', ...assignedTo(otherWorker) });
    const { incident, event } = assignIncident(before, aWorker, by(admin));

    expect(told(event, incident, QUIET)).toEqual([
      `assignee:user#${worker.email}`,
      `reporter:user#${student.email}`,
      'admins:role#admin',
      `former-assignee:user#${otherWorker.email}`,
    ]);
    expect(told({ ...event, previousAssignee: null }, incident, QUIET)).toHaveLength(3);
  });

  it('[NOT-1] of anything else: the reporter, admins, then its worker', () => {
    const { incident, event } = closeIncident(
      anIncident({ status: 'asignado', ...assignedTo(worker) }),
      'x',
      by(admin),
    );

    expect(told(event, incident, QUIET)).toEqual([
      `reporter:user#${student.email}`,
      'admins:role#admin',
      `assignee:user#${worker.email}`,
    ]);
    expect(told(event, { ...incident, assignment: null }, QUIET)).toHaveLength(2);
  });

  it('[NOT-3] [VIS-2] the trade and the campus do not learn who reported', () => {
    let id = 0;
    const rows = announce(
      reported,
      recipientsOf(reported.event, reported.incident, OPEN),
      () => `id-${String(id++)}`,
    );

    expect(rows.map((row) => [row.id, row.capacity, row.actor?.email])).toEqual([
      ['id-0', 'admins', student.email],
      ['id-1', 'trade', undefined],
      ['id-2', 'reporter', student.email],
      ['id-3', 'campus', undefined],
    ]);
  });
});

describe('open load', () => {
  const pending = anIncident();
  const mine = anIncident({ status: 'asignado', ...assignedTo(worker) });
  const theirs = anIncident({ status: 'en_proceso', ...assignedTo(otherWorker) });
  const done = anIncident({ status: 'resuelto', ...assignedTo(worker) });

  it.each([
    ['a report', undefined, pending, []],
    ['an assignment', pending, mine, [{ email: worker.email, by: 1 }]],
    ['the resolution', mine, done, [{ email: worker.email, by: -1 }]],
    [
      'a reassignment',
      theirs,
      mine,
      [
        { email: otherWorker.email, by: -1 },
        { email: worker.email, by: 1 },
      ],
    ],
    ['a start', mine, { ...mine, status: 'en_proceso' }, []],
  ] as const)('[INC-19] after %s', (_what, before, after, changes) => {
    expect(loadChanges(before, after)).toEqual(changes);
  });

  it('[INC-19] of a broken row without a worker counts for nobody', () => {
    expect(loadChanges(pending, anIncident({ status: 'asignado' }))).toEqual([]);
  });
});
