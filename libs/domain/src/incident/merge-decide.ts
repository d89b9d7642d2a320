import { ConcurrentChangeError, Role } from '../shared/index.js';
import { eventOf, next, requireStatus, type Decision, type Stamp } from './decide.js';
import { IncidentEventType } from './event.js';
import type { Incident } from './incident.js';
import {
  IncidentHasDuplicatesError,
  IncidentNotMergedError,
  MergeTargetRefusedError,
  OnlyAdminsTriageError,
  TooManyDuplicatesError,
} from './incident.errors.js';
import { IncidentAction, moveOf } from './moves.js';
import { IncidentStatus } from './status.js';

/** [MRG-1] Duplicates that may be merged into one incident: all of their reporters hear of each of its events. */
export const MERGED_MAX = 20;

/**
 * [MRG-1] An admin merges a duplicate into another incident: it is closed and remembers what it was, and the other one
 * counts its reports. Both change together, or neither does.
 */
export function mergeIncident(duplicate: Incident, into: Incident, stamp: Stamp): Decision {
  const { by, at } = stamp;
  if (by.role !== Role.Admin) throw new OnlyAdminsTriageError();
  requireStatus(duplicate, IncidentAction.Merge);
  if (duplicate.duplicates.length > 0) throw new IncidentHasDuplicatesError();
  const { from } = moveOf(IncidentAction.Merge);
  if (into.id === duplicate.id || into.merge !== null || !from.includes(into.status)) {
    throw new MergeTargetRefusedError();
  }
  if (into.duplicates.length >= MERGED_MAX) throw new TooManyDuplicatesError(MERGED_MAX);

  const { status, closedAt, closedBy, reason, pause, updatedAt, updatedBy } = duplicate;
  const before = { status, closedAt, closedBy, reason, pause, updatedAt, updatedBy };
  // Whoever reported both is one person.
  const added = duplicate.timesReported - (duplicate.reporterEmail === into.reporterEmail ? 1 : 0);
  const merged = next(duplicate, stamp, {
    status: IncidentStatus.Closed,
    closedAt: at,
    closedBy: by.email,
    reason: null,
    pause: null,
    merge: { into: into.id, by: by.email, at, added, before },
  });
  const { id, reporterEmail } = duplicate;
  const joined = {
    ...counting(into, added),
    duplicates: [...into.duplicates, { id, reporterEmail }],
  };
  return together(IncidentEventType.Merged, [duplicate, merged], [into, joined], stamp);
}

/**
 * [MRG-2] An admin separates a duplicate again: both are what they would be had they never been merged, whatever
 * happened to either meanwhile.
 */
export function separateIncident(duplicate: Incident, from: Incident, stamp: Stamp): Decision {
  if (stamp.by.role !== Role.Admin) throw new OnlyAdminsTriageError();
  const { merge } = duplicate;
  if (merge === null) throw new IncidentNotMergedError();
  if (merge.into !== from.id) throw new ConcurrentChangeError(duplicate.id);

  const isUntouched = duplicate.updatedAt === merge.at && duplicate.updatedBy === merge.by;
  const { updatedAt, updatedBy } = isUntouched ? merge.before : duplicate;
  const separated: Incident = {
    ...duplicate,
    ...merge.before,
    updatedAt,
    updatedBy,
    merge: null,
    version: duplicate.version + 1,
  };
  const left = {
    ...counting(from, -merge.added),
    duplicates: from.duplicates.filter(({ id }) => id !== duplicate.id),
  };
  return together(IncidentEventType.Separated, [duplicate, separated], [from, left], stamp);
}

/** Nothing else about an incident changes when others report it too, not even who changed it last. */
function counting(incident: Incident, reports: number): Incident {
  return {
    ...incident,
    timesReported: incident.timesReported + reports,
    version: incident.version + 1,
  };
}

type Change = readonly [before: Incident, after: Incident];

/** Each of the two knows the other one from its event. */
function together(
  type: IncidentEventType,
  [before, incident]: Change,
  [otherBefore, other]: Change,
  stamp: Stamp,
): Decision {
  return {
    incident,
    event: { ...eventOf(type, before, incident, stamp), otherId: other.id },
    other: {
      before: otherBefore,
      incident: other,
      event: { ...eventOf(type, otherBefore, other, stamp), otherId: incident.id },
    },
  };
}
