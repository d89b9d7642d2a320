import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aWorker, admin, anIncident, assignedTo, student, worker } from '../../test/fixtures.js';
import { IncidentStatus, type Incident } from '../incident/index.js';
import { ANY_TIME, AccountStatus, shiftOf, type User } from '../user/index.js';
import {
  AUTO_ASSIGNER,
  NO_AUTO_ASSIGNMENT,
  assignAsPlanned,
  isForAutoAssignment,
  opensAssignment,
  switchAutoAssignment,
} from './auto-assignment.js';
import { isFree, planAssignments } from './plan.js';
import { suggestWorkers } from './suggest.js';

const NOW = { at: '2026-03-02T17:00:00.000Z', day: 'lun', time: '12:00' } as const;
const TRADES = ['TI', 'Seguridad'] as const;
const BUILDINGS = ['central', 'norte'] as const;
const EMAILS = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name}@servicios.pe`);

const aMan = fc.record({
  speciality: fc.constantFrom(...TRADES),
  status: fc.constantFrom(AccountStatus.Active, AccountStatus.Active, AccountStatus.Deactivated),
  openLoad: fc.nat({ max: 4 }),
  lastAssignedAt: fc.constantFrom('2026-03-01T00:00:00.000Z', '2026-03-02T00:00:00.000Z'),
  shift: fc.record({
    days: fc.constantFrom(ANY_TIME.days, ANY_TIME.days, ['dom'] as const),
    from: fc.constant('08:00'),
    to: fc.constant('18:00'),
    buildings: fc.subarray([...BUILDINGS]),
    maximum: fc.integer({ min: 1, max: 5 }),
  }),
});

const crew: fc.Arbitrary<readonly User[]> = fc
  .array(aMan, { maxLength: EMAILS.length })
  .map((people) => people.map((one, at) => ({ ...aWorker, ...one, email: EMAILS[at] ?? '' })));

const queue: fc.Arbitrary<readonly Incident[]> = fc
  .array(
    fc.record({
      requiredSpeciality: fc.constantFrom(...TRADES, null),
      declinedBy: fc.subarray(EMAILS, { maxLength: 3 }),
      building: fc.constantFrom(...BUILDINGS),
      day: fc.integer({ min: 1, max: 9 }),
      status: fc.constantFrom(
        IncidentStatus.Pending,
        IncidentStatus.Pending,
        IncidentStatus.Pending,
        IncidentStatus.Closed,
      ),
    }),
    { maxLength: 25 },
  )
  .map((rows) =>
    rows.map(({ building, day, ...rest }, at) =>
      anIncident({
        ...rest,
        id: `i-${String(at).padStart(2, '0')}`,
        reportedAt: `2026-02-0${String(day)}T10:00:00.000Z`,
        location: { building, floor: '1', room: null, point: null },
      }),
    ),
  );

function couldTake(incident: Incident, one: User): boolean {
  const { requiredSpeciality, declinedBy, status } = incident;
  return (
    status === IncidentStatus.Pending &&
    one.status === AccountStatus.Active &&
    (requiredSpeciality === null || requiredSpeciality === one.speciality) &&
    !declinedBy.includes(one.email) &&
    isFree(one, NOW)
  );
}

function inOrder(incidents: readonly Incident[]): readonly Incident[] {
  const key = ({ reportedAt, id }: Incident): string => reportedAt + id;
  return [...incidents].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

describe('[ASG-6] a plan', () => {
  it('gives the oldest that anybody can take to somebody, and leaves nothing that anybody still could', () => {
    fc.assert(
      fc.property(queue, crew, (incidents, workers) => {
        const plan = planAssignments(incidents, workers, NOW);

        const given = new Set(plan.assignments.map(({ incident }) => incident.id));
        const oldest = inOrder(incidents).find((one) => workers.some((man) => couldTake(one, man)));
        expect(plan.assignments[0]?.incident.id).toBe(oldest?.id);
        for (const incident of incidents.filter(({ id }) => !given.has(id))) {
          expect(plan.workers.some((man) => couldTake(incident, man))).toBe(false);
        }
      }),
    );
  });

  it('goes by the date of the report, gives nothing twice and nobody more than they may have', () => {
    fc.assert(
      fc.property(queue, crew, (incidents, workers) => {
        const { assignments, workers: after } = planAssignments(incidents, workers, NOW);

        const planned = assignments.map(({ incident }) => incident);
        expect(new Set(planned).size).toBe(planned.length);
        expect(planned).toEqual(inOrder(planned));
        for (const { incident, worker: chosen } of assignments) {
          expect(couldTake(incident, chosen)).toBe(true);
        }
        after.forEach((one, at) => {
          const before = workers[at]?.openLoad ?? 0;
          const count = assignments.filter((given) => given.worker.email === one.email).length;
          expect(one.openLoad).toBe(before + count);
          expect(one.openLoad).toBeLessThanOrEqual(Math.max(before, shiftOf(one).maximum));
        });
      }),
    );
  });

  it('leaves a load gap of at most one among equals', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 50 }),
        fc.nat({ max: 49 }),
        fc.nat({ max: 120 }),
        (men, maximum, start, reports) => {
          const equals = EMAILS.slice(0, men).map((email) => ({
            ...aWorker,
            email,
            openLoad: Math.min(start, maximum),
            shift: { ...ANY_TIME, maximum },
          }));
          const incidents = Array.from({ length: reports }, (_, at) =>
            anIncident({ id: `i-${String(at)}` }),
          );

          const loads = planAssignments(incidents, equals, NOW).workers.map((one) => one.openLoad);

          expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('is the same whatever the order in which incidents and workers are read', () => {
    const shuffled = fc
      .tuple(queue, crew)
      .chain(([incidents, workers]) =>
        fc.tuple(
          fc.constant([incidents, workers] as const),
          fc.shuffledSubarray([...incidents], { minLength: incidents.length }),
          fc.shuffledSubarray([...workers], { minLength: workers.length }),
        ),
      );
    const outcome = (incidents: readonly Incident[], workers: readonly User[]) =>
      planAssignments(incidents, workers, NOW).assignments;

    fc.assert(
      fc.property(shuffled, ([[incidents, workers], others, men]) => {
        expect(outcome(others, men)).toEqual(outcome(incidents, workers));
      }),
    );
  });

  it('[ASG-1] gives to whom the sum of the reasons puts first, and keeps these reasons', () => {
    fc.assert(
      fc.property(queue, crew, (incidents, workers) => {
        for (const incident of incidents) {
          const { suggested, passedOver } = suggestWorkers(incident, workers, NOW);
          const sums = suggested.map(({ reasons }) =>
            reasons.reduce((sum, r) => sum + r.points, 0),
          );

          expect(suggested.map(({ points }) => points)).toEqual(sums);
          expect(sums).toEqual([...sums].sort((a, b) => b - a));
          expect(passedOver.every(({ reasons }) => reasons.length === 1)).toBe(true);
        }
        const [first] = planAssignments(incidents, workers, NOW).assignments;
        if (first === undefined) return;
        const [best] = suggestWorkers(first.incident, workers, NOW).suggested;
        expect([first.worker, first.reasons]).toEqual([best?.worker, best?.reasons]);
      }),
    );
  });
});

describe('automatic assignment', () => {
  const on = { trades: ['TI'], version: 1 } as const;

  it('[ASG-8] is an assignment like any other, by nobody in person, for the worker as they were', () => {
    const incident = anIncident();
    const [planned] = planAssignments([incident], [aWorker], NOW).assignments;

    const decision = planned && assignAsPlanned(planned, NOW.at);

    expect(decision?.chosen).toBe(aWorker);
    expect(decision?.incident).toMatchObject({
      status: 'asignado',
      updatedBy: AUTO_ASSIGNER.email,
      assignment: { workerEmail: aWorker.email, assignedBy: AUTO_ASSIGNER.email },
    });
    expect(decision?.incident.assignment?.reasons).toEqual(planned?.reasons);
    expect(decision?.event).toMatchObject({
      type: 'asignado',
      actor: { name: 'Asignación automática' },
      assigneeName: aWorker.name,
    });
  });

  it('[ASG-7] is switched by admins, trade by trade', () => {
    const first = switchAutoAssignment(NO_AUTO_ASSIGNMENT, { TI: true, Seguridad: false }, admin);

    expect(first).toEqual(on);
    expect(switchAutoAssignment(on, { TI: true }, admin)).toBeUndefined();
    expect(switchAutoAssignment(on, {}, admin)).toBeUndefined();
    expect(switchAutoAssignment(on, { Electricista: true }, admin)).toEqual({
      trades: ['TI', 'Electricista'],
      version: 2,
    });
    expect(switchAutoAssignment(on, { TI: false }, admin)).toEqual({ trades: [], version: 2 });
    expect(() => switchAutoAssignment(on, { TI: false }, student)).toThrow(
      expect.objectContaining({ code: 'only-admins-assign' }),
    );
  });

  it.each([
    [anIncident(), true],
    [anIncident({ requiredSpeciality: 'Seguridad' }), false],
    [anIncident({ requiredSpeciality: null }), false],
    [anIncident({ status: 'cerrado' }), false],
  ])('[ASG-7] is for what waits for a trade that is on', (incident, expected) => {
    expect(isForAutoAssignment(incident, on)).toBe(expected);
  });

  it('[ASG-9] may go on when something waits or a worker has less to do', () => {
    const pending = anIncident();
    const assigned = anIncident({ ...assignedTo(worker), status: 'asignado' });

    expect(opensAssignment(undefined, pending)).toBe(true);
    expect(opensAssignment(assigned, { ...assigned, status: 'resuelto' })).toBe(true);
    expect(opensAssignment(assigned, pending)).toBe(true);
    expect(opensAssignment(pending, assigned)).toBe(false);
    expect(opensAssignment(assigned, { ...assigned, status: 'en_proceso' })).toBe(false);
    expect(opensAssignment(undefined, anIncident({ requiredSpeciality: null }))).toBe(false);
  });
});
