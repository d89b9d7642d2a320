import type { Speciality } from '../shared/index.js';
import type { Answers } from './answers.js';
import type { Location } from './location.js';
import type { Duplicate, Merge } from './merge.js';
import type { Pause, Tick } from './progress.js';
import type { Satisfaction } from './satisfaction.js';
import { IncidentStatus, type RiskLevel } from './status.js';

/** Who does the work, and who gave it to them. */
export interface Assignment {
  readonly workerEmail: string;
  readonly workerName: string;
  readonly workerSpeciality: Speciality | null;
  readonly assignedBy: string;
  readonly assignedAt: string;
  /** Why this worker, where a suggestion was followed: sentences of the rules as data. */
  readonly reasons: readonly AssignmentReason[];
}

/** One reason for a worker: a rule of the suggestions, what it gave, and the number it was about. */
export interface AssignmentReason {
  /** For example `especialidad`, `carga`, `turno`, `edificio`. */
  readonly rule: string;
  readonly points: number;
  /** What the rule looked at, for example the open load `2`. */
  readonly value: string;
}

/** A photo as the incident knows it: enough to show a place for it. */
export interface IncidentPhoto {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly moment: PhotoMoment;
}

/** When a photo was taken in the life of its incident. The values are the words of the wire. */
export const PhotoMoment = { Report: 'reporte', Before: 'antes', After: 'despues' } as const;
export type PhotoMoment = (typeof PhotoMoment)[keyof typeof PhotoMoment];

/** Something broken or dangerous on the campus, from its report to its end. Times are ISO 8601 UTC. */
export interface Incident {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Free word of the reporter's client, for example "Infraestructura". */
  readonly category: string;
  readonly floor: string;
  readonly place: string;
  /** Where in the campus catalogue; null where the reporter's client knows none. */
  readonly location: Location | null;
  /** Answers to the questions of its category. */
  readonly answers: Answers | null;
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
  /** Set while the work on it rests. */
  readonly pause: Pause | null;
  /** Workers who gave it back; suggestions pass them over. */
  readonly declinedBy: readonly string[];
  readonly checklist: readonly Tick[];
  readonly satisfaction: Satisfaction | null;
  /** Set on a duplicate, while it is merged into another one. */
  readonly merge: Merge | null;
  /** Duplicates that are merged into this one. */
  readonly duplicates: readonly Duplicate[];
  /** Grows by one at every change; storage refuses a write based on an older one. */
  readonly version: number;
}

/** What an incident has before anybody did anything to it. */
export const UNTOUCHED = {
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
} as const satisfies Partial<Incident>;

/** What a reporter tells. */
export type IncidentDraft = Pick<
  Incident,
  | 'title'
  | 'description'
  | 'category'
  | 'floor'
  | 'place'
  | 'location'
  | 'answers'
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
