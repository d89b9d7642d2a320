import { BoardRole, type Board } from '@vigia/domain/board';
import {
  INCIDENT_STATUSES,
  IncidentEventType,
  RISK_LEVELS,
  PhotoMoment,
  type Activity,
  type Answers,
  type Assignment,
  type Incident,
  type IncidentPhoto,
  type Location,
  type Merge,
} from '@vigia/domain/incident';
import type { Notification } from '@vigia/domain/notification';
import { Role, SPECIALITIES } from '@vigia/domain/shared';
import { AccountStatus, WEEKDAYS, type Shift, type User } from '@vigia/domain/user';
import fc from 'fast-check';
import { aBoard, aNotification, aUser, anActivity, anAssignment, anIncident } from './fixtures.js';

export const REPORTERS = ['ana@utec.edu.pe', 'beto@utec.edu.pe', 'caro@utec.edu.pe'] as const;
export const WORKERS = ['luis@limpieza.pe', 'mia@luz.pe', 'noe@redes.pe'] as const;

const WORDS = ['Fuga', 'de', 'ágüa', 'CAÑERÍA', 'rota', 'Proyector', 'aula', 'a', 'fuga!', '301'];
const FLOORS = ['', '1', 'Sótano'];
const BUILDINGS = ['central', 'laboratorios'];
const CATEGORIES = ['', 'Infraestructura', 'Tecnología'];

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const nullable = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(arbitrary, { nil: null });

/** A time of the years the system lives in. */
const time: fc.Arbitrary<string> = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** A few times, so that incidents share them. */
export const closeTime: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 5 })
  .map((second) => `2026-03-02T12:00:0${second}.000Z`);

/** Words as people search for them. */
const phrase: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 })
  .map((words) => words.join(' '));

const assignment: fc.Arbitrary<Assignment> = fc
  .record({
    workerEmail: fc.constantFrom(...WORKERS),
    workerName: text,
    workerSpeciality: nullable(fc.constantFrom(...SPECIALITIES)),
    assignedBy: text,
    assignedAt: time,
    reasons: fc.array(fc.record({ rule: text, points: fc.integer(), value: text }), {
      maxLength: 4,
    }),
  })
  .map(anAssignment);

const photo: fc.Arbitrary<IncidentPhoto> = fc.record({
  id: fc.uuid(),
  width: fc.nat(),
  height: fc.nat(),
  moment: fc.constantFrom(...Object.values(PhotoMoment)),
});

/** As fine as a pixel of the largest plan. */
const part = fc.integer({ min: 0, max: 10_000 }).map((value) => value / 10_000);

const location: fc.Arbitrary<Location> = fc.record({
  building: text,
  floor: text,
  room: nullable(text),
  point: nullable(fc.record({ plan: text, x: part, y: part })),
});

const answers: fc.Arbitrary<Answers> = fc.record({
  version: fc.nat(),
  values: fc.dictionary(
    fc.stringMatching(/^[a-z_]{1,20}$/),
    fc.oneof(text, fc.integer(), fc.boolean(), fc.array(text, { maxLength: 3 })),
    { maxKeys: 4, noNullPrototype: true },
  ),
});

const merge: fc.Arbitrary<Merge> = fc.record({
  into: fc.uuid(),
  by: text,
  at: time,
  added: fc.nat(),
  before: fc.record({
    status: fc.constantFrom(...INCIDENT_STATUSES),
    closedAt: nullable(time),
    closedBy: nullable(text),
    reason: nullable(text),
    pause: nullable(fc.record({ reason: text, since: time })),
    updatedAt: nullable(time),
    updatedBy: nullable(text),
  }),
});

/** Any incident that can be stored. */
export const incident: fc.Arbitrary<Incident> = fc
  .record({
    id: fc.uuid(),
    title: text,
    description: text,
    category: text,
    floor: text,
    place: text,
    location: nullable(location),
    answers: nullable(answers),
    photoUrl: fc.constantFrom('', 'https://fotos.example/1.jpg'),
    photos: fc.array(photo, {
      maxLength: 6,
    }),
    risk: fc.constantFrom(...RISK_LEVELS),
    requiredSpeciality: nullable(fc.constantFrom(...SPECIALITIES)),
    status: fc.constantFrom(...INCIDENT_STATUSES),
    timesReported: fc.nat(),
    reporterEmail: fc.constantFrom(...REPORTERS),
    reporterName: text,
    reportedAt: time,
    assignment: nullable(assignment),
    updatedAt: nullable(time),
    updatedBy: nullable(text),
    startedAt: nullable(time),
    resolvedAt: nullable(time),
    resolutionNote: nullable(text),
    closedAt: nullable(time),
    closedBy: nullable(text),
    reason: nullable(text),
    timesReopened: fc.nat(),
    pause: nullable(fc.record({ reason: text, since: time })),
    declinedBy: fc.uniqueArray(fc.constantFrom(...WORKERS)),
    checklist: fc.array(fc.record({ id: text, by: text, at: time }), { maxLength: 5 }),
    satisfaction: nullable(fc.record({ score: fc.integer({ min: 1, max: 5 }), text, at: time })),
    merge: nullable(merge),
    duplicates: fc.array(
      fc.record({ id: fc.uuid(), reporterEmail: fc.constantFrom(...REPORTERS) }),
      { maxLength: 3 },
    ),
    version: fc.integer({ min: 1, max: 1_000_000 }),
  })
  .map(anIncident);

/** New incidents that share dates, people, places and words, as a list meets them. */
export const listedIncident: fc.Arbitrary<Incident> = fc
  .record({
    id: fc.uuid(),
    title: phrase,
    description: phrase,
    place: phrase,
    category: fc.constantFrom(...CATEGORIES),
    floor: fc.constantFrom(...FLOORS),
    location: nullable(
      fc.constantFrom(...BUILDINGS).map((building) => ({
        building,
        floor: '1',
        room: null,
        point: null,
      })),
    ),
    requiredSpeciality: nullable(fc.constantFrom(...SPECIALITIES)),
    risk: fc.constantFrom(...RISK_LEVELS),
    status: fc.constantFrom(...INCIDENT_STATUSES),
    reporterEmail: fc.constantFrom(...REPORTERS),
    reportedAt: closeTime,
    assignment: nullable(
      fc.constantFrom(...WORKERS).map((workerEmail) => anAssignment({ workerEmail })),
    ),
  })
  .map(anIncident);

/** Any filter of a list, absent members included. */
export const filter = fc.record(
  {
    statuses: fc.subarray([...INCIDENT_STATUSES]),
    risks: fc.subarray([...RISK_LEVELS]),
    category: fc.constantFrom(...CATEGORIES),
    floor: fc.constantFrom(...FLOORS),
    assignee: fc.constantFrom(...WORKERS),
    speciality: fc.constantFrom(...SPECIALITIES),
    building: fc.constantFrom(...BUILDINGS),
    text: fc.oneof(phrase, fc.constant(' '), fc.constant('AGUA  ninguna')),
  },
  { requiredKeys: [] },
);

/** Any row of history of an incident. */
export const activity: fc.Arbitrary<Activity> = fc
  .record({
    type: fc.constantFrom(...Object.values(IncidentEventType)),
    title: text,
    actor: fc.record({
      email: text,
      name: text,
      role: fc.constantFrom(...Object.values(Role)),
    }),
    from: nullable(fc.constantFrom(...INCIDENT_STATUSES)),
    to: fc.constantFrom(...INCIDENT_STATUSES),
    reason: nullable(text),
    assigneeName: nullable(text),
    previousAssignee: nullable(fc.constantFrom(...WORKERS)),
    otherId: nullable(fc.uuid()),
    changed: fc.subarray(Object.keys(anIncident()) as (keyof Incident)[]),
    at: time,
  })
  .map((fields) => anActivity(anIncident(), fields));

/** Any notification of any audience. */
export const notification: fc.Arbitrary<Notification> = fc
  .record({
    audience: fc.constantFrom('user#ana@utec.edu.pe', 'role#admin', 'speciality#TI' as const),
    capacity: fc.constantFrom(
      'reporter',
      'assignee',
      'former-assignee',
      'admins',
      'trade',
      'campus',
    ),
    kind: text,
    title: text,
    actor: nullable(fc.record({ email: fc.constantFrom(...REPORTERS), name: text })),
    from: nullable(text),
    to: text,
    reason: nullable(text),
    at: time,
  })
  .map((fields) => aNotification(fields as Partial<Notification>));

const shift: fc.Arbitrary<Shift> = fc.record({
  days: fc.subarray([...WEEKDAYS]),
  from: text,
  to: text,
  buildings: fc.array(text, { maxLength: 3 }),
  maximum: fc.integer({ min: 1, max: 50 }),
});

/** What an account has once it is told. */
const later = fc.record({ shift, lastAssignedAt: time }, { requiredKeys: [] });

/** Any account. */
export const user: fc.Arbitrary<User> = fc
  .record({
    id: fc.uuid(),
    email: fc.constantFrom(...REPORTERS, ...WORKERS),
    name: text,
    role: fc.constantFrom(...Object.values(Role)),
    speciality: nullable(fc.constantFrom(...SPECIALITIES)),
    status: fc.constantFrom(...Object.values(AccountStatus)),
    passwordHash: text,
    createdAt: time,
    openLoad: fc.nat(),
    sessionsSince: nullable(time),
    version: fc.integer({ min: 1, max: 1_000_000 }),
  })
  .chain((account) => later.map((rest) => aUser({ ...account, ...rest })));

/** Any board, of an incident or free. */
export const board: fc.Arbitrary<Board> = fc
  .record({
    id: fc.uuid(),
    name: text,
    incidentId: nullable(fc.uuid()),
    owner: fc.record({ email: fc.constantFrom(...WORKERS), name: text }),
    guests: fc.uniqueArray(
      fc.record({
        email: fc.constantFrom(...REPORTERS),
        name: text,
        role: fc.constantFrom(...Object.values(BoardRole)),
      }),
      { selector: ({ email }) => email },
    ),
    archived: fc.boolean(),
    createdAt: time,
    updatedAt: time,
    version: fc.integer({ min: 1, max: 1_000_000 }),
  })
  .map(aBoard);
