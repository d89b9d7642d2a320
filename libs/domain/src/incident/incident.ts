import type { Speciality } from '../shared/index.js';
import { IncidentStatus, type RiskLevel } from './status.js';

/** Who does the work, and who gave it to them. */
export interface Assignment {
  readonly workerEmail: string;
  readonly workerName: string;
  readonly workerSpeciality: Speciality | null;
  readonly assignedBy: string;
  readonly assignedAt: string;
}

/** A photo as the incident knows it: enough to show a place for it. */
export interface IncidentPhoto {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** Something broken or dangerous on the campus, from its report to its end. Times are ISO 8601 UTC. */
export interface Incident {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Free word of the reporter's client, for example "Infraestructura". */
  readonly category: string;
  readonly floor: string;
  readonly place: string;
  /** An https URL or "". */
  readonly photoUrl: string;
  /** Photos of ours, in the order in which they were added. */
  readonly photos: readonly IncidentPhoto[];
  readonly risk: RiskLevel;
  readonly requiredSpeciality: Speciality | null;
  readonly status: IncidentStatus;
  readonly timesReported: number;
  readonly reporterEmail: string;
  readonly reporterName: string;
  readonly reportedAt: string;
  readonly assignment: Assignment | null;
  readonly updatedAt: string | null;
  readonly updatedBy: string | null;
  readonly startedAt: string | null;
  readonly resolvedAt: string | null;
  readonly resolutionNote: string | null;
  readonly closedAt: string | null;
  readonly closedBy: string | null;
  /** Why it was closed, rejected or reopened last. */
  readonly reason: string | null;
  readonly timesReopened: number;
  /** Grows by one at every change; storage refuses a write based on an older one. */
  readonly version: number;
}

/** What a reporter tells. */
export type IncidentDraft = Pick<
  Incident,
  | 'title'
  | 'description'
  | 'category'
  | 'floor'
  | 'place'
  | 'photoUrl'
  | 'risk'
  | 'requiredSpeciality'
>;

/** What an admin may correct afterwards. */
export type IncidentEdit = Partial<
  Pick<Incident, 'title' | 'description' | 'category' | 'floor' | 'place' | 'risk'>
>;

/** The worker who has it on their plate now: assigned and not resolved yet. */
export function activeAssignee(incident: Incident): string | undefined {
  const active =
    incident.status === IncidentStatus.Assigned || incident.status === IncidentStatus.InProgress;
  return active ? incident.assignment?.workerEmail : undefined;
}
