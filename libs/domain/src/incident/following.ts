import { Role } from '../shared/index.js';
import { AccountStatus, type Actor } from '../user/index.js';
import type { Decision, Stamp } from './decide.js';
import { IncidentEventType } from './event.js';
import type { Following } from './follow-change.js';
import { IncidentEndedError, OnlyOtherStudentsJoinError } from './incident.errors.js';
import type { Incident } from './incident.js';
import { IncidentStatus } from './status.js';

/** [FOL-5] The newest of the incidents somebody follows, as many as their inbox asks about. */
export const FOLLOWED_IN_INBOX = 50;

/** [FOL-4] Days after its end in which followers are still told of an incident. */
export const FOLLOWED_AFTER_END_DAYS = 7;

const DAY_MS = 86_400_000;
const OPEN: readonly IncidentStatus[] = [
  IncidentStatus.Pending,
  IncidentStatus.Assigned,
  IncidentStatus.InProgress,
];

/** [FOL-1] Whether somebody may follow incidents of others at all: students whose address is proved. */
export function followsIncidents({ role, status }: Pick<Actor, 'role' | 'status'>): boolean {
  return role === Role.Student && status === AccountStatus.Active;
}

/** Whether somebody still has to do something about it. */
export function isOpen({ status }: Pick<Incident, 'status'>): boolean {
  return OPEN.includes(status);
}

/** The statuses in which somebody still has to do something about an incident. */
export const OPEN_STATUSES: readonly IncidentStatus[] = OPEN;

/**
 * [FOL-1] A student who has the same trouble says so: the incident counts one report more, and they follow it. Nothing
 * else about it changes, not even who changed it last: who joined is for admins to know.
 */
export function joinIncident(incident: Incident, { by, at }: Stamp): Decision {
  const reporters = [incident, ...incident.duplicates].map(({ reporterEmail }) => reporterEmail);
  if (by.role !== Role.Student || reporters.includes(by.email)) {
    throw new OnlyOtherStudentsJoinError();
  }
  if (!isOpen(incident)) throw new IncidentEndedError();
  return counted(incident, 1, { by, at }, at);
}

/** [FOL-2] Who joined takes it back: the incident is as it would be had they never joined. */
export function leaveIncident(incident: Incident, following: Following, stamp: Stamp): Decision {
  return counted(incident, -1, stamp, following.since);
}

/** [FOL-4] Whether followers are still told of an incident at a time. */
export function tellsFollowers(incident: Incident, at: string): boolean {
  if (isOpen(incident) || incident.merge !== null) return true;
  const ended = incident.closedAt ?? incident.updatedAt ?? incident.reportedAt;
  return Date.parse(at) - Date.parse(ended) <= FOLLOWED_AFTER_END_DAYS * DAY_MS;
}

function counted(incident: Incident, by: 1 | -1, stamp: Stamp, since: string): Decision {
  const after: Incident = {
    ...incident,
    timesReported: incident.timesReported + by,
    version: incident.version + 1,
  };
  const { email, name, role } = stamp.by;
  return {
    incident: after,
    event: {
      type: by > 0 ? IncidentEventType.Joined : IncidentEventType.Left,
      incidentId: incident.id,
      title: incident.title,
      actor: { email, name, role },
      from: incident.status,
      to: incident.status,
      reason: null,
      assigneeName: null,
      previousAssignee: null,
      otherId: null,
      changed: [],
      at: stamp.at,
    },
    follows: { following: { incidentId: incident.id, email, since }, begins: by > 0 },
  };
}
