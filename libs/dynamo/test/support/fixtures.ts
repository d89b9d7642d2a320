import { randomUUID } from 'node:crypto';
import type { Board } from '@vigia/domain/board';
import { AccountEventKind, type AccountEvent } from '@vigia/domain/audit';
import type { Connection } from '@vigia/domain/connection';
import { openSession, type OneTimeToken, type Session } from '@vigia/domain/identity';
import {
  IncidentEventType,
  IncidentStatus,
  RiskLevel,
  type Activity,
  type Assignment,
  type Incident,
  type IncidentCommit,
} from '@vigia/domain/incident';
import { roleAudience, userAudience, type Notification } from '@vigia/domain/notification';
import { Role, type Receipt } from '@vigia/domain/shared';
import { AccountStatus, type User } from '@vigia/domain/user';

export const NOON = '2026-03-02T12:00:00.000Z';

let count = 0;

/** A ULID above all that were made before. */
export function nextUlid(): string {
  count += 1;
  return String(count).padStart(26, '0');
}

export function anIncident(overrides: Partial<Incident> = {}): Incident {
  return {
    id: randomUUID(),
    title: 'Fuga de agua',
    description: 'Gotea del techo',
    category: 'Infraestructura',
    floor: '3',
    place: 'Aula 301',
    location: null,
    answers: null,
    photoUrl: '',
    photos: [],
    risk: RiskLevel.High,
    requiredSpeciality: 'Servicio de Limpieza',
    status: IncidentStatus.Pending,
    timesReported: 1,
    reporterEmail: 'ana@utec.edu.pe',
    reporterName: 'Ana',
    reportedAt: NOON,
    assignment: null,
    updatedAt: null,
    updatedBy: null,
    startedAt: null,
    resolvedAt: null,
    resolutionNote: null,
    closedAt: null,
    closedBy: null,
    reason: null,
    timesReopened: 0,
    pause: null,
    declinedBy: [],
    checklist: [],
    satisfaction: null,
    merge: null,
    duplicates: [],
    version: 1,
    ...overrides,
  };
}

export function anAssignment(overrides: Partial<Assignment> = {}): Assignment {
  return {
    workerEmail: 'luis@limpieza.pe',
    workerName: 'Luis',
    workerSpeciality: 'Servicio de Limpieza',
    assignedBy: 'eva@admin.utec.edu.pe',
    assignedAt: NOON,
    reasons: [],
    ...overrides,
  };
}

export function anActivity(incident: Incident, overrides: Partial<Activity> = {}): Activity {
  return {
    id: nextUlid(),
    type: IncidentEventType.Reported,
    incidentId: incident.id,
    title: incident.title,
    actor: { email: 'ana@utec.edu.pe', name: 'Ana', role: Role.Student },
    from: null,
    to: incident.status,
    reason: null,
    assigneeName: null,
    previousAssignee: null,
    otherId: null,
    changed: [],
    at: NOON,
    ...overrides,
  };
}

export function aNotification(overrides: Partial<Notification> = {}): Notification {
  return {
    id: nextUlid(),
    audience: roleAudience(Role.Admin),
    capacity: 'admins',
    kind: IncidentEventType.Reported,
    incidentId: randomUUID(),
    title: 'Fuga de agua',
    actor: { email: 'ana@utec.edu.pe', name: 'Ana' },
    from: null,
    to: IncidentStatus.Pending,
    reason: null,
    isUrgent: false,
    at: NOON,
    ...overrides,
  };
}

export function aReceipt(overrides: Partial<Receipt> = {}): Receipt {
  return {
    id: `ana@utec.edu.pe POST /incidentes ${randomUUID()}`,
    fingerprint: 'f1',
    result: '{"id":"1"}',
    at: NOON,
    ...overrides,
  };
}

/** A whole business write: the incident with a row of history and one for its reporter and the admins each. */
export function aCommit(
  incident: Incident,
  extra: { readonly before?: Incident; readonly receipt?: Receipt } = {},
): IncidentCommit {
  return {
    ...extra,
    incident,
    activity: anActivity(incident),
    notifications: [
      aNotification({ incidentId: incident.id }),
      aNotification({
        incidentId: incident.id,
        audience: userAudience(incident.reporterEmail),
        capacity: 'reporter',
      }),
    ],
  };
}

/** The commit that changes a stored incident. */
export function aChange(
  before: Incident,
  change: Partial<Incident>,
  receipt?: Receipt,
): IncidentCommit {
  const incident = { ...before, ...change, version: before.version + 1 };
  return aCommit(incident, receipt === undefined ? { before } : { before, receipt });
}

export function aUser(overrides: Partial<User> = {}): User {
  return {
    id: randomUUID(),
    email: 'ana@utec.edu.pe',
    name: 'Ana',
    role: Role.Student,
    speciality: null,
    status: AccountStatus.Active,
    passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA',
    createdAt: NOON,
    openLoad: 0,
    sessionsSince: null,
    version: 1,
    ...overrides,
  };
}

export function aWorker(overrides: Partial<User> = {}): User {
  return aUser({
    email: 'luis@limpieza.pe',
    name: 'Luis',
    role: Role.Worker,
    speciality: 'Servicio de Limpieza',
    ...overrides,
  });
}

export function aConnection(overrides: Partial<Connection> = {}): Connection {
  return {
    id: randomUUID(),
    email: 'ana@utec.edu.pe',
    group: roleAudience(Role.Student),
    connectedAt: NOON,
    expiresAt: '2026-03-02T14:10:00.000Z',
    ...overrides,
  };
}

export function aSession(overrides: Partial<Session> = {}): Session {
  const given = {
    id: randomUUID(),
    email: 'ana@utec.edu.pe',
    agent: 'Firefox on Linux',
    cookieHash: 'cookie-1',
    refreshHash: 'refresh-1',
  };
  return { ...openSession(given, NOON), ...overrides };
}

export function aBoard(overrides: Partial<Board> = {}): Board {
  return {
    id: randomUUID(),
    name: 'Plan de evacuación',
    incidentId: null,
    owner: { email: 'luis@limpieza.pe', name: 'Luis' },
    guests: [],
    archived: false,
    createdAt: NOON,
    updatedAt: NOON,
    version: 1,
    ...overrides,
  };
}

export function aLink(overrides: Partial<OneTimeToken> = {}): OneTimeToken {
  return {
    hash: randomUUID(),
    purpose: 'verify-email',
    email: 'ana@utec.edu.pe',
    expiresAt: '2026-03-03T12:00:00.000Z',
    ...overrides,
  };
}

export function anAccountEvent(overrides: Partial<AccountEvent> = {}): AccountEvent {
  return {
    id: nextUlid(),
    kind: AccountEventKind.LoggedIn,
    account: 'ana@utec.edu.pe',
    actor: 'ana@utec.edu.pe',
    at: NOON,
    source: { ip: '192.0.2.1', agent: 'test' },
    detail: null,
    ...overrides,
  };
}
