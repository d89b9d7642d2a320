import type { ReadyPhoto } from '../photo/index.js';
import { Role } from '../shared/index.js';
import { AccountStatus, type Actor, type User } from '../user/index.js';
import { IncidentEventType, type IncidentEvent } from './event.js';
import type { FollowChange } from './follow-change.js';
import {
  PhotoMoment,
  UNTOUCHED,
  type AssignmentReason,
  type Incident,
  type IncidentDraft,
  type IncidentEdit,
} from './incident.js';
import {
  AssigneeNotActiveError,
  AssigneeNotWorkerError,
  IncidentMergedError,
  IncidentTakesNoPhotosError,
  MoveNotAllowedError,
  NotAssignedToYouError,
  OnlyAdminsAssignError,
  OnlyAdminsCloseError,
  OnlyAdminsEditError,
  OnlyAdminsRejectError,
  OnlyPartiesAddPhotosError,
  OnlyReporterConfirmsError,
  OnlyReporterRatesError,
  OnlyReporterReopensError,
  OnlyStaffPhotographsWorkError,
  OnlyStudentsReportError,
  OnlyWorkersProgressError,
  RatingWindowOverError,
  ReopenWindowOverError,
} from './incident.errors.js';
import {
  IncidentAction,
  RATING_WINDOW_DAYS,
  REOPEN_WINDOW_DAYS,
  isOpenTo,
  isBarredByMerge,
  isRatingWindowOver,
  isReopenWindowOver,
  isStaff,
  moveOf,
  partiesOf,
} from './moves.js';
import { takesPhotos, withPhotos } from './photos.js';
import { DECLINES_MAX } from './progress.js';
import { ratingText, type Rating } from './satisfaction.js';
import { IncidentStatus } from './status.js';

/** A decided change: the incident as it is now and what happened to it. */
export interface Decision {
  readonly incident: Incident;
  readonly event: IncidentEvent;
  /** The other incident that changes with it, when it is merged or separated. */
  readonly other?: Required<Pick<Decision, 'incident' | 'event'>> & { readonly before: Incident };
  /** Photos that this change puts onto the incident. */
  readonly photos?: readonly ReadyPhoto[];
  /** The worker as they were when they were chosen; the change holds only if they still are. */
  readonly chosen?: ChosenWorker;
  /** Somebody who begins or ceases to follow it by this change. */
  readonly follows?: FollowChange;
}

/** What a choice among workers rested on. */
export type ChosenWorker = Pick<User, 'email' | 'version' | 'openLoad'>;

/** Who acts, and when. */
export interface Stamp {
  readonly by: Actor;
  readonly at: string;
}

/** [INC-5] A student reports; the incident starts as pendiente, reported once. */
export function reportIncident(
  draft: IncidentDraft,
  id: string,
  { by, at }: Stamp,
  photos: readonly ReadyPhoto[] = [],
): Decision {
  if (by.role !== Role.Student) throw new OnlyStudentsReportError();
  const incident: Incident = {
    ...UNTOUCHED,
    ...draft,
    id,
    photos: withPhotos([], photos),
    status: IncidentStatus.Pending,
    timesReported: 1,
    reporterEmail: by.email,
    reporterName: by.name,
    reportedAt: at,
  };
  const event = eventOf(IncidentEventType.Reported, null, incident, { by, at });
  return { incident, event, photos };
}

/** [INC-6] An admin corrects fields; an edit that changes nothing is no change (`undefined`). */
export function editIncident(
  incident: Incident,
  edit: IncidentEdit,
  stamp: Stamp,
): Decision | undefined {
  if (stamp.by.role !== Role.Admin) throw new OnlyAdminsEditError();
  const changed = (Object.keys(edit) as (keyof IncidentEdit)[]).filter(
    (field) => edit[field] !== undefined && edit[field] !== incident[field],
  );
  if (changed.length === 0) return undefined;
  const edited = next(incident, stamp, { ...edit });
  return {
    incident: edited,
    event: { ...eventOf(IncidentEventType.Edited, incident, edited, stamp), changed },
  };
}

/** [INC-7] An admin gives it to an active worker, again and to somebody else as often as needed. */
export function assignIncident(
  incident: Incident,
  worker: User,
  stamp: Stamp,
  reasons: readonly AssignmentReason[] = [],
): Decision {
  if (stamp.by.role !== Role.Admin) throw new OnlyAdminsAssignError();
  requireAssignable(worker);
  requireStatus(incident, IncidentAction.Assign);
  const assigned = next(incident, stamp, {
    status: IncidentStatus.Assigned,
    assignment: {
      workerEmail: worker.email,
      workerName: worker.name,
      workerSpeciality: worker.speciality,
      assignedBy: stamp.by.email,
      assignedAt: stamp.at,
      reasons,
    },
    startedAt: null,
    pause: null,
  });
  const previous = incident.assignment?.workerEmail ?? null;
  return {
    incident: assigned,
    event: {
      ...eventOf(IncidentEventType.Assigned, incident, assigned, stamp),
      assigneeName: worker.name,
      previousAssignee: previous === worker.email ? null : previous,
    },
  };
}

/** [INC-7] Refuses whoever is no worker, or no active one. */
export function requireAssignable(worker: User): void {
  if (worker.role !== Role.Worker) throw new AssigneeNotWorkerError();
  if (worker.status !== AccountStatus.Active) throw new AssigneeNotActiveError();
}

/** [INC-8] The assigned worker starts. */
export function startIncident(incident: Incident, stamp: Stamp): Decision {
  requireAssignee(incident, stamp.by);
  requireStatus(incident, IncidentAction.Start);
  const started = next(incident, stamp, {
    status: IncidentStatus.InProgress,
    startedAt: stamp.at,
  });
  return {
    incident: started,
    event: eventOf(IncidentEventType.Started, incident, started, stamp),
  };
}

/** [INC-20] The assigned worker lets the work rest, and says why. */
export function pauseIncident(incident: Incident, reason: string, stamp: Stamp): Decision {
  requireAssignee(incident, stamp.by);
  requireStatus(incident, IncidentAction.Pause);
  const paused = next(incident, stamp, { pause: { reason, since: stamp.at } });
  return {
    incident: paused,
    event: { ...eventOf(IncidentEventType.Paused, incident, paused, stamp), reason },
  };
}

/** [INC-20] The assigned worker goes on. */
export function resumeIncident(incident: Incident, stamp: Stamp): Decision {
  requireAssignee(incident, stamp.by);
  requireStatus(incident, IncidentAction.Resume);
  const resumed = next(incident, stamp, { pause: null });
  return {
    incident: resumed,
    event: eventOf(IncidentEventType.Resumed, incident, resumed, stamp),
  };
}

/**
 * [INC-21] The assigned worker gives it back, and says why: nobody has it then, and who declined is remembered. The
 * reason is an event's and no part of the incident, because its reporter is not told.
 */
export function declineIncident(incident: Incident, reason: string, stamp: Stamp): Decision {
  requireAssignee(incident, stamp.by);
  requireStatus(incident, IncidentAction.Decline);
  const { email } = stamp.by;
  const declined = next(incident, stamp, {
    status: IncidentStatus.Pending,
    assignment: null,
    startedAt: null,
    pause: null,
    declinedBy: [...incident.declinedBy.filter((worker) => worker !== email), email].slice(
      -DECLINES_MAX,
    ),
  });
  return {
    incident: declined,
    event: { ...eventOf(IncidentEventType.Declined, incident, declined, stamp), reason },
  };
}

/** [INC-22] The assigned worker ticks a point off or takes the tick back; one that is as wanted is no change. */
export function tickPoint(
  incident: Incident,
  point: string,
  isDone: boolean,
  stamp: Stamp,
): Decision | undefined {
  requireAssignee(incident, stamp.by);
  requireStatus(incident, IncidentAction.Tick);
  const others = incident.checklist.filter(({ id }) => id !== point);
  if (isDone === others.length < incident.checklist.length) return undefined;
  const ticked = next(incident, stamp, {
    checklist: isDone ? [...others, { id: point, by: stamp.by.email, at: stamp.at }] : others,
  });
  return {
    incident: ticked,
    event: {
      ...eventOf(IncidentEventType.Ticked, incident, ticked, stamp),
      changed: ['checklist'],
    },
  };
}

/** [INC-9] The assigned worker resolves, with a note of what was done, and photos of how it looks now. */
export function resolveIncident(
  incident: Incident,
  note: string,
  stamp: Stamp,
  photos: readonly ReadyPhoto[] = [],
): Decision {
  requireAssignee(incident, stamp.by);
  requireStatus(incident, IncidentAction.Resolve);
  const resolved = next(incident, stamp, {
    status: IncidentStatus.Resolved,
    resolvedAt: stamp.at,
    resolutionNote: note,
    pause: null,
    photos: withPhotos(incident.photos, photos, PhotoMoment.After),
  });
  return {
    incident: resolved,
    event: { ...eventOf(IncidentEventType.Resolved, incident, resolved, stamp), reason: note },
    photos,
  };
}

/** [INC-10] An admin closes anything that is not closed yet, and says why. */
export function closeIncident(incident: Incident, reason: string, stamp: Stamp): Decision {
  if (stamp.by.role !== Role.Admin) throw new OnlyAdminsCloseError();
  requireStatus(incident, IncidentAction.Close);
  const closed = next(incident, stamp, {
    status: IncidentStatus.Closed,
    closedAt: stamp.at,
    closedBy: stamp.by.email,
    pause: null,
    reason,
  });
  return {
    incident: closed,
    event: { ...eventOf(IncidentEventType.Closed, incident, closed, stamp), reason },
  };
}

/** [INC-11] An admin rejects what nobody started, and says why. */
export function rejectIncident(incident: Incident, reason: string, stamp: Stamp): Decision {
  if (stamp.by.role !== Role.Admin) throw new OnlyAdminsRejectError();
  requireStatus(incident, IncidentAction.Reject);
  const rejected = next(incident, stamp, { status: IncidentStatus.Rejected, reason });
  return {
    incident: rejected,
    event: { ...eventOf(IncidentEventType.Rejected, incident, rejected, stamp), reason },
  };
}

/**
 * [INC-12] Its reporter or an admin reopens; it goes back to its worker when it has one, and is counted.
 * [INC-14] A reporter has 7 days for it, an admin any time.
 * [INC-24] How content the reporter was is history then: what comes is rated anew.
 */
export function reopenIncident(incident: Incident, reason: string, stamp: Stamp): Decision {
  const parties = partiesOf(incident, stamp.by);
  if (!parties.includes('reporter') && !parties.includes('admin')) {
    throw new OnlyReporterReopensError();
  }
  requireStatus(incident, IncidentAction.Reopen);
  if (!parties.includes('admin') && isReopenWindowOver(incident, stamp.at)) {
    throw new ReopenWindowOverError(REOPEN_WINDOW_DAYS);
  }
  const reopened = next(incident, stamp, {
    status: incident.assignment === null ? IncidentStatus.Pending : IncidentStatus.Assigned,
    startedAt: null,
    resolvedAt: null,
    closedAt: null,
    closedBy: null,
    reason,
    timesReopened: incident.timesReopened + 1,
    satisfaction: null,
  });
  return {
    incident: reopened,
    event: { ...eventOf(IncidentEventType.Reopened, incident, reopened, stamp), reason },
  };
}

/** [INC-13] Its reporter confirms that it is solved, which closes it, and may say how content they are. */
export function confirmIncident(incident: Incident, stamp: Stamp, rating?: Rating): Decision {
  if (!partiesOf(incident, stamp.by).includes('reporter')) throw new OnlyReporterConfirmsError();
  requireStatus(incident, IncidentAction.Confirm);
  const confirmed = next(incident, stamp, {
    status: IncidentStatus.Closed,
    closedAt: stamp.at,
    closedBy: stamp.by.email,
    ...(rating !== undefined && { satisfaction: { ...rating, at: stamp.at } }),
  });
  return {
    incident: confirmed,
    event: {
      ...eventOf(IncidentEventType.Confirmed, incident, confirmed, stamp),
      reason: rating === undefined ? null : ratingText(rating),
    },
  };
}

/** [INC-24] Its reporter says how content they are, and may change their mind; the same again is no change. */
export function rateIncident(
  incident: Incident,
  rating: Rating,
  stamp: Stamp,
): Decision | undefined {
  if (!partiesOf(incident, stamp.by).includes('reporter')) throw new OnlyReporterRatesError();
  requireStatus(incident, IncidentAction.Rate);
  if (isRatingWindowOver(incident, stamp.at)) throw new RatingWindowOverError(RATING_WINDOW_DAYS);
  const { satisfaction } = incident;
  if (satisfaction?.score === rating.score && satisfaction.text === rating.text) return undefined;
  const rated = next(incident, stamp, { satisfaction: { ...rating, at: stamp.at } });
  return {
    incident: rated,
    event: {
      ...eventOf(IncidentEventType.Rated, incident, rated, stamp),
      reason: ratingText(rating),
    },
  };
}

/**
 * [PHO-7] Its reporter, its worker or an admin adds photos, as long as it is neither closed nor rejected; the staff
 * also of the work, before and after.
 */
export function addPhotos(
  incident: Incident,
  photos: readonly ReadyPhoto[],
  stamp: Stamp,
  moment: PhotoMoment = PhotoMoment.Report,
): Decision {
  requireAddsPhotos(incident, stamp.by, moment);
  const added = next(incident, stamp, { photos: withPhotos(incident.photos, photos, moment) });
  return {
    incident: added,
    event: eventOf(IncidentEventType.Photographed, incident, added, stamp),
    photos,
  };
}

/** [PHO-7] Refuses whoever may not add photos, and an incident that takes none. */
export function requireAddsPhotos(
  incident: Incident,
  actor: Actor,
  moment: PhotoMoment = PhotoMoment.Report,
): void {
  const parties = partiesOf(incident, actor);
  if (parties.length === 0) throw new OnlyPartiesAddPhotosError();
  if (moment !== PhotoMoment.Report && !isStaff(parties)) {
    throw new OnlyStaffPhotographsWorkError();
  }
  if (!takesPhotos(incident)) throw new IncidentTakesNoPhotosError();
}

/**
 * [INC-15] An admin's edit may name the status to reach: the same one changes nothing (`undefined`),
 * otherwise the admin's move that leads exactly there is made, with `reason` where a move wants one.
 */
export function moveIncidentTo(
  incident: Incident,
  status: IncidentStatus,
  reason: string,
  stamp: Stamp,
): Decision | undefined {
  if (stamp.by.role !== Role.Admin) throw new OnlyAdminsEditError();
  if (incident.status === status) return undefined;
  if (status === IncidentStatus.Closed) return closeIncident(incident, reason, stamp);
  if (status === IncidentStatus.Rejected) return rejectIncident(incident, reason, stamp);
  if (moveOf(IncidentAction.Reopen).from.includes(incident.status)) {
    const reopened = reopenIncident(incident, reason, stamp);
    if (reopened.incident.status === status) return reopened;
  }
  throw new MoveNotAllowedError(incident.status, status);
}

/** [INC-16] A move that the table does not have is refused and changes nothing. */
export function requireStatus(incident: Incident, action: IncidentAction): void {
  if (incident.merge !== null && isBarredByMerge(incident, action)) throw new IncidentMergedError();
  if (!isOpenTo(incident, moveOf(action))) {
    throw new MoveNotAllowedError(incident.status, action);
  }
}

function requireAssignee(incident: Incident, actor: Actor): void {
  if (actor.role !== Role.Worker) throw new OnlyWorkersProgressError();
  if (!partiesOf(incident, actor).includes('assignee')) throw new NotAssignedToYouError();
}

/** The incident after a change, which is one version more and remembers who made it. */
export function next(incident: Incident, { by, at }: Stamp, change: Partial<Incident>): Incident {
  return {
    ...incident,
    ...change,
    updatedAt: at,
    updatedBy: by.email,
    version: incident.version + 1,
  };
}

/** What happened, as far as it is the same for every change. */
export function eventOf(
  type: IncidentEventType,
  before: Incident | null,
  after: Incident,
  { by, at }: Stamp,
): IncidentEvent {
  return {
    type,
    incidentId: after.id,
    title: after.title,
    actor: { email: by.email, name: by.name, role: by.role },
    from: before?.status ?? null,
    to: after.status,
    reason: null,
    assigneeName: null,
    previousAssignee: null,
    otherId: null,
    changed: [],
    at,
  };
}
