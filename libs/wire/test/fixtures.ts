import { IncidentEventType, IncidentStatus, type Incident } from '@vigia/domain/incident';
import { userAudience, type Notification } from '@vigia/domain/notification';

/** An incident in progress with everything that can be known of it. */
export function anIncident(overrides: Partial<Incident> = {}): Incident {
  return {
    id: '7b1f6f0e-5d0f-4b52-9a39-0a3f9a9f2c11',
    title: 'Fuga de agua',
    description: 'Sale agua del techo del laboratorio.',
    category: 'Infraestructura',
    floor: '3',
    place: 'Laboratorio 302',
    location: null,
    answers: null,
    photoUrl: 'https://photos.example/fuga.jpg',
    photos: [
      { id: '0b0d8f2e-5f63-4a0e-8a53-7a4b8f0a6c01', width: 2560, height: 1920, moment: 'reporte' },
    ],
    risk: 'crítico',
    requiredSpeciality: 'Electricista',
    status: IncidentStatus.InProgress,
    timesReported: 1,
    reporterEmail: 'ana@utec.edu.pe',
    reporterName: 'Ana Quispe',
    reportedAt: '2026-03-01T12:00:00.000Z',
    assignment: {
      workerEmail: 'luis@gmail.com',
      workerName: 'Luis Rojas',
      workerSpeciality: 'Electricista',
      assignedBy: 'rosa@admin.utec.edu.pe',
      assignedAt: '2026-03-01T12:05:00.000Z',
      reasons: [],
    },
    updatedAt: '2026-03-01T12:10:00.000Z',
    updatedBy: 'luis@gmail.com',
    startedAt: '2026-03-01T12:10:00.000Z',
    resolvedAt: null,
    resolutionNote: 'Se cambió la llave.',
    closedAt: null,
    closedBy: 'rosa@admin.utec.edu.pe',
    reason: 'Sigue goteando.',
    timesReopened: 1,
    pause: null,
    declinedBy: [],
    checklist: [],
    satisfaction: null,
    merge: null,
    duplicates: [],
    version: 4,
    ...overrides,
  };
}

/** What the reporter is told when the worker starts. */
export function aNotification(overrides: Partial<Notification> = {}): Notification {
  return {
    id: '01JN8Z0000000000000000000A',
    audience: userAudience('ana@utec.edu.pe'),
    capacity: 'reporter',
    kind: IncidentEventType.Started,
    incidentId: '7b1f6f0e-5d0f-4b52-9a39-0a3f9a9f2c11',
    title: 'Fuga de agua',
    actor: { email: 'luis@gmail.com', name: 'Luis Rojas' },
    from: IncidentStatus.Assigned,
    to: IncidentStatus.InProgress,
    reason: null,
    isUrgent: false,
    at: '2026-03-01T12:10:00.000Z',
    ...overrides,
  };
}
