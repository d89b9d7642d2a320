import type { Role } from '../shared/index.js';
import type { Incident } from './incident.js';
import type { IncidentStatus } from './status.js';

/** What happened to an incident. The values are the words of the wire. */
export const IncidentEventType = {
  Reported: 'reportado',
  Edited: 'editado',
  Assigned: 'asignado',
  Started: 'iniciado',
  Paused: 'pausado',
  Resumed: 'reanudado',
  Ticked: 'avanzado',
  Declined: 'declinado',
  Resolved: 'resuelto',
  Closed: 'cerrado',
  Rejected: 'rechazado',
  Reopened: 'reabierto',
  Confirmed: 'confirmado',
  Rated: 'valorado',
  Photographed: 'fotografiado',
  /** It was merged into another one, or another one into it. */
  Merged: 'unido',
  Separated: 'separado',
  /** Somebody has the same trouble. */
  Joined: 'sumado',
  /** Somebody takes it back. */
  Left: 'retirado',
} as const;
export type IncidentEventType = (typeof IncidentEventType)[keyof typeof IncidentEventType];

/** Somebody did something to an incident at a time: the source of its activity row and notifications. */
export interface IncidentEvent {
  readonly type: IncidentEventType;
  readonly incidentId: string;
  readonly title: string;
  readonly actor: { readonly email: string; readonly name: string; readonly role: Role };
  /** `null` for the report itself. */
  readonly from: IncidentStatus | null;
  readonly to: IncidentStatus;
  /** Reason, resolution note or how content its reporter is, where the move has one. */
  readonly reason: string | null;
  /** The worker it was given to, for an assignment. */
  readonly assigneeName: string | null;
  /** The worker it was taken from, when it went to somebody else. */
  readonly previousAssignee: string | null;
  /** The incident that was merged with it or separated from it. */
  readonly otherId: string | null;
  /** Names of the fields that an edit changed. */
  readonly changed: readonly (keyof Incident)[];
  readonly at: string;
}

/** One row of an incident's history; `id` is a ULID, so rows sort by time. */
export interface Activity extends IncidentEvent {
  readonly id: string;
}
