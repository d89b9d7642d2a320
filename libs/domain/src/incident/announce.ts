import {
  incidentAudience,
  roleAudience,
  specialityAudience,
  userAudience,
  type Audience,
  type Capacity,
  type Notification,
} from '../notification/index.js';
import { Role } from '../shared/index.js';
import type { Decision } from './decide.js';
import { IncidentEventType, type IncidentEvent } from './event.js';
import type { Incident } from './incident.js';
import { isDiscontent } from './satisfaction.js';
import { RiskLevel } from './status.js';
import type { VisibilityPolicy } from './visibility.js';

/** An audience and as what it is told. */
export interface Recipient {
  readonly audience: Audience;
  readonly capacity: Capacity;
}

/**
 * [NOT-1] Who must know of an event, in the order of delivery, each audience once:
 * a report reaches admins, the workers of its speciality, its reporter and, with the campus feed on, all students;
 * an assignment its worker, then the reporter, then admins and the worker it was taken from;
 * a point of the checklist nobody, a rating admins when it is a bad one;
 * that somebody has the same trouble its reporter and admins, that it was taken back admins;
 * a merge or separation, told of the incident that stays, its reporter and its worker;
 * anything else the reporter, then admins, then its worker.
 * [FOL-3] With the campus feed on, followers are told of an assignment and of a new status at the end, in one row.
 */
export function recipientsOf(
  event: IncidentEvent,
  incident: Incident,
  policy: VisibilityPolicy,
): readonly Recipient[] {
  const reporter = person(incident.reporterEmail, 'reporter');
  const admins = group(roleAudience(Role.Admin), 'admins');
  const worker =
    incident.assignment === null ? [] : [person(incident.assignment.workerEmail, 'assignee')];
  if (event.type === IncidentEventType.Reported) {
    const trade = incident.requiredSpeciality;
    return [
      admins,
      ...(trade === null ? [] : [group(specialityAudience(trade), 'trade')]),
      reporter,
      ...(policy.campusFeed ? [group(roleAudience(Role.Student), 'campus')] : []),
    ];
  }
  if (event.type === IncidentEventType.Ticked) return [];
  if (event.type === IncidentEventType.Rated) {
    return incident.satisfaction !== null && isDiscontent(incident.satisfaction) ? [admins] : [];
  }
  if (event.type === IncidentEventType.Joined) return [reporter, admins];
  if (event.type === IncidentEventType.Left) return [admins];
  const isMerging =
    event.type === IncidentEventType.Merged || event.type === IncidentEventType.Separated;
  if (isMerging && event.from === event.to) return [reporter, ...worker];
  const followers = others(event, incident, policy).filter(
    ({ audience }) => audience !== reporter.audience,
  );
  if (event.type === IncidentEventType.Assigned) {
    const previous = event.previousAssignee;
    return [
      ...worker,
      reporter,
      admins,
      ...(previous === null ? [] : [person(previous, 'former-assignee')]),
      ...followers,
    ];
  }
  return [reporter, admins, ...worker, ...followers];
}

/**
 * [FOL-3] Followers, where the campus may see it: nobody follows what was reported once. [MRG-4] Who reported a
 * duplicate that was merged into it, and who follows that.
 */
function others(
  { type, from, to }: IncidentEvent,
  { duplicates, id, timesReported }: Incident,
  { campusFeed }: VisibilityPolicy,
): readonly Recipient[] {
  const isNews = type === IncidentEventType.Assigned || from !== to;
  if (!isNews) return [];
  const reporters = new Set(duplicates.map(({ reporterEmail }) => reporterEmail));
  const followed = campusFeed && timesReported > 1 ? [id, ...duplicates.map((one) => one.id)] : [];
  return [
    ...[...reporters].map((email) => person(email, 'follower')),
    ...followed.map((one) => group(incidentAudience(one), 'follower')),
  ];
}

/**
 * [NOT-3] One row per recipient; those who may not know the reporter do not learn who acted.
 * [INC-21] Who gave an incident back, and why, is for admins.
 * [FOL-1] [FOL-3] So is who has the same trouble; followers learn nobody's name and words.
 */
export function announce(
  { event, incident }: Pick<Decision, 'event' | 'incident'>,
  recipients: readonly Recipient[],
  nextId: () => string,
): readonly Notification[] {
  return recipients.map(({ audience, capacity }) => ({
    id: nextId(),
    audience,
    capacity,
    kind: event.type,
    incidentId: event.incidentId,
    title: event.title,
    actor:
      capacity === 'trade' || capacity === 'campus' || isKeptFrom(capacity, event)
        ? null
        : { email: event.actor.email, name: event.actor.name },
    from: event.from,
    to: event.to,
    reason: isKeptFrom(capacity, event) ? null : event.reason,
    isUrgent: isUrgent(event, incident),
    at: event.at,
  }));
}

/** Whether something dangerous begins with an event. */
function isUrgent({ type, changed }: IncidentEvent, { risk }: Incident): boolean {
  if (risk !== RiskLevel.Critical) return false;
  const isRaised = type === IncidentEventType.Edited && changed.includes('risk');
  return type === IncidentEventType.Reported || type === IncidentEventType.Reopened || isRaised;
}

const FOR_ADMINS: readonly IncidentEventType[] = [
  IncidentEventType.Declined,
  IncidentEventType.Joined,
];

function isKeptFrom(capacity: Capacity, { type }: IncidentEvent): boolean {
  return capacity === 'follower' || (capacity !== 'admins' && FOR_ADMINS.includes(type));
}

function person(email: string, capacity: Capacity): Recipient {
  return group(userAudience(email), capacity);
}

function group(audience: Audience, capacity: Capacity): Recipient {
  return { audience, capacity };
}
