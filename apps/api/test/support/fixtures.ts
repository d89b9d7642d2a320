import type { Incident } from '@vigia/domain/incident';
import { userAudience, type Notification } from '@vigia/domain/notification';
import { Role } from '@vigia/domain/shared';
import { AccountStatus, type Actor, type User } from '@vigia/domain/user';

export const INCIDENT_ID = '7b1f6f0e-5d0f-4b52-9a39-0a3f9a9f2c11';
const NOW = '2026-03-01T12:00:00.000Z';

export const ana: Actor = {
  email: 'ana@utec.edu.pe',
  name: 'Ana Quispe',
  role: Role.Student,
  speciality: null,
  status: AccountStatus.Active,
};
export const eva: Actor = { ...ana, email: 'eva@utec.edu.pe', name: 'Eva Soto' };
export const rosa: Actor = {
  ...ana,
  email: 'rosa@admin.utec.edu.pe',
  name: 'Rosa Paz',
  role: Role.Admin,
};
export const luis: Actor = {
  ...ana,
  email: 'luis@gmail.com',
  name: 'Luis Rojas',
  role: Role.Worker,
  speciality: 'Electricista',
};

/** The account behind an actor. */
export function aUser(actor: Actor): User {
  return {
    ...actor,
    id: 'e3c1a1de-6d0b-4a52-8f5c-1d0b2d0c1a11',
    passwordHash: 'x',
    createdAt: NOW,
    openLoad: 0,
    sessionsSince: null,
    version: 1,
  };
}

/** Ana’s report, not assigned yet. */
export function anIncident(overrides: Partial<Incident> = {}): Incident {
  return {
    id: INCIDENT_ID,
    title: 'Fuga de agua',
    description: 'Sale agua del techo.',
    category: 'Infraestructura',
    floor: '3',
    place: 'Laboratorio 302',
    location: null,
    answers: null,
    photoUrl: '',
    photos: [],
    risk: 'medio',
    requiredSpeciality: null,
    status: 'pendiente',
    timesReported: 1,
    reporterEmail: ana.email,
    reporterName: ana.name,
    reportedAt: NOW,
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

/** What Ana is told when Luis starts. */
export function aNotification(overrides: Partial<Notification> = {}): Notification {
  return {
    id: '01JN8Z0000000000000000000A',
    audience: userAudience(ana.email),
    capacity: 'reporter',
    kind: 'iniciado',
    incidentId: INCIDENT_ID,
    title: 'Fuga de agua',
    actor: { email: luis.email, name: luis.name },
    from: 'asignado',
    to: 'en_proceso',
    reason: null,
    isUrgent: false,
    at: NOW,
    ...overrides,
  };
}
