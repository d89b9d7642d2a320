import type { Incident, Stamp } from '../src/incident/index.js';
import type { Notification } from '../src/notification/index.js';
import { AccountStatus, actorOf, type Actor, type User } from '../src/user/index.js';

export const AT = '2026-03-02T10:00:00.000Z';

export function aUser(change: Partial<User> = {}): User {
  return {
    id: 'u-1',
    email: 'ana@utec.edu.pe',
    name: 'Ana',
    role: 'estudiante',
    speciality: null,
    status: AccountStatus.Active,
    passwordHash: 'hash',
    createdAt: AT,
    openLoad: 0,
    sessionsSince: null,
    version: 1,
    ...change,
  };
}

const anAdmin = aUser({ email: 'root@admin.utec.edu.pe', name: 'Root', role: 'admin' });
export const aStudent = aUser();
export const aWorker = aUser({
  email: 'tito@servicios.pe',
  name: 'Tito',
  role: 'trabajador',
  speciality: 'TI',
});

export const admin: Actor = actorOf(anAdmin);
export const student: Actor = actorOf(aStudent);
export const otherStudent: Actor = { ...student, email: 'luis@utec.edu.pe', name: 'Luis' };
export const worker: Actor = actorOf(aWorker);
export const otherWorker: Actor = { ...worker, email: 'eva@servicios.pe', name: 'Eva' };

export function by(actor: Actor, at = AT): Stamp {
  return { by: actor, at };
}

export function anIncident(change: Partial<Incident> = {}): Incident {
  return {
    id: 'i-1',
    title: 'Fuga de agua',
    description: 'Gotea el techo',
    category: 'Infraestructura',
    floor: '3',
    place: 'L-301',
    location: null,
    answers: null,
    photoUrl: '',
    photos: [],
    risk: 'alto',
    requiredSpeciality: 'TI',
    status: 'pendiente',
    timesReported: 1,
    reporterEmail: student.email,
    reporterName: student.name,
    reportedAt: AT,
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
    ...change,
  };
}

export function assignedTo(actor: Actor): Pick<Incident, 'assignment'> {
  return {
    assignment: {
      workerEmail: actor.email,
      workerName: actor.name,
      workerSpeciality: actor.speciality,
      assignedBy: admin.email,
      assignedAt: AT,
      reasons: [],
    },
  };
}

export function aNotification(change: Partial<Notification> = {}): Notification {
  return {
    id: '01KJPS0000000000000000000A',
    audience: 'role#admin',
    capacity: 'admins',
    kind: 'reportado',
    incidentId: 'i-1',
    title: 'Fuga de agua',
    actor: { email: student.email, name: student.name },
    from: null,
    to: 'pendiente',
    reason: null,
    isUrgent: false,
    at: AT,
    ...change,
  };
}
