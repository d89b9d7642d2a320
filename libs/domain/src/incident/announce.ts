import {
  roleAudience,
  specialityAudience,
  userAudience,
  type Audience,
  type Notification,
} from '../notification/index.js';
import { Role } from '../shared/index.js';
import { IncidentEventType, type IncidentEvent } from './event.js';
import type { Incident } from './incident.js';
import type { VisibilityPolicy } from './visibility.js';

/**
 * [NOT-1] Who must know of an event, in the order of delivery, each audience once:
 * a report reaches admins, the workers of its speciality, its reporter and, with the campus feed on, all students;
 * an assignment its worker, then the reporter, then admins and the worker it was taken from;
 * anything else the reporter, then admins, then its worker.
 */
export function audiencesOf(
  event: IncidentEvent,
  incident: Incident,
  policy: VisibilityPolicy,
): readonly Audience[] {
  const reporter = userAudience(incident.reporterEmail);
  const admins = roleAudience(Role.Admin);
  const worker =
    incident.assignment === null ? [] : [userAudience(incident.assignment.workerEmail)];
  const previous = event.previousAssignee === null ? [] : [userAudience(event.previousAssignee)];
  switch (event.type) {
    case IncidentEventType.Reported:
      return [
        admins,
        ...(incident.requiredSpeciality === null
          ? []
          : [specialityAudience(incident.requiredSpeciality)]),
        reporter,
        ...(policy.campusFeed ? [roleAudience(Role.Student)] : []),
      ];
    case IncidentEventType.Assigned:
      return [...worker, reporter, admins, ...previous];
    case IncidentEventType.Edited:
    case IncidentEventType.Started:
    case IncidentEventType.Resolved:
    case IncidentEventType.Closed:
    case IncidentEventType.Rejected:
    case IncidentEventType.Reopened:
    case IncidentEventType.Confirmed:
      return [reporter, admins, ...worker];
  }
}

/** [NOT-3] One row per audience; a shared audience that may not know the reporter does not learn who acted. */
export function announce(
  event: IncidentEvent,
  audiences: readonly Audience[],
  ids: readonly string[],
): readonly Notification[] {
  return audiences.map((audience, index) => {
    const id = ids[index];
    if (id === undefined) throw new RangeError('announce needs an id for each audience');
    const named = audience.startsWith('user#') || audience === roleAudience(Role.Admin);
    return {
      id,
      audience,
      kind: event.type,
      incidentId: event.incidentId,
      title: event.title,
      actor: named ? { email: event.actor.email, name: event.actor.name } : null,
      from: event.from,
      to: event.to,
      reason: event.reason,
      at: event.at,
    };
  });
}
