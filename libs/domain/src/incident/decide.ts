import type { ReadyPhoto } from '../photo/index.js';
import { Role } from '../shared/index.js';
import { AccountStatus, type Actor, type User } from '../user/index.js';
import { IncidentEventType, type IncidentEvent } from './event.js';
import { UNTOUCHED, type Incident, type IncidentDraft, type IncidentEdit } from './incident.js';
import {
  AssigneeNotActiveError,
  AssigneeNotWorkerError,
  IncidentTakesNoPhotosError,
  MoveNotAllowedError,
  NotAssignedToYouError,
  OnlyAdminsAssignError,
  OnlyAdminsCloseError,
  OnlyAdminsEditError,
  OnlyAdminsRejectError,
  OnlyPartiesAddPhotosError,
  OnlyReporterConfirmsError,
  OnlyReporterReopensError,
  OnlyStudentsReportError,
  OnlyWorkersProgressError,
  ReopenWindowOverError,
} from './incident.errors.js';
import {
  IncidentAction,
  REOPEN_WINDOW_DAYS,
  isReopenWindowOver,
  moveOf,
  partiesOf,
} from './moves.js';
import { takesPhotos, withPhotos } from './photos.js';
import { IncidentStatus } from './status.js';

/** A decided change: the incident as it is now and what happened to it. */
export interface Decision {
  readonly incident: Incident;
  readonly event: IncidentEvent;
  /** Photos that this change puts onto the incident. */
  readonly photos?: readonly ReadyPhoto[];
}

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
export function assignIncident(incident: Incident, worker: User, stamp: Stamp): Decision {
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
      reasons: [],
    },
    startedAt: null,
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

/** [INC-9] The assigned worker resolves, with a note of what was done. */
export function resolveIncident(incident: Incident, note: string, stamp: Stamp): Decision {
  requireAssignee(incident, stamp.by);
  requireStatus(incident, IncidentAction.Resolve);
  const resolved = next(incident, stamp, {
    status: IncidentStatus.Resolved,
    resolvedAt: stamp.at,
    resolutionNote: note,
  });
  return {
    incident: resolved,
    event: { ...eventOf(IncidentEventType.Resolved, incident, resolved, stamp), reason: note },
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
  });
  return {
    incident: reopened,
    event: { ...eventOf(IncidentEventType.Reopened, incident, reopened, stamp), reason },
  };
}

/** [INC-13] Its reporter confirms that it is solved, which closes it. */
export function confirmIncident(incident: Incident, stamp: Stamp): Decision {
  if (!partiesOf(incident, stamp.by).includes('reporter')) throw new OnlyReporterConfirmsError();
  requireStatus(incident, IncidentAction.Confirm);
  const confirmed = next(incident, stamp, {
    status: IncidentStatus.Closed,
    closedAt: stamp.at,
    closedBy: stamp.by.email,
  });
  return {
    incident: confirmed,
    event: eventOf(IncidentEventType.Confirmed, incident, confirmed, stamp),
  };
}

/** [PHO-7] Its reporter, its worker or an admin adds photos, as long as it is neither closed nor rejected. */
export function addPhotos(
  incident: Incident,
  photos: readonly ReadyPhoto[],
  stamp: Stamp,
): Decision {
  requireAddsPhotos(incident, stamp.by);
  const added = next(incident, stamp, { photos: withPhotos(incident.photos, photos) });
  return {
    incident: added,
    event: eventOf(IncidentEventType.Photographed, incident, added, stamp),
    photos,
  };
}

/** [PHO-7] Refuses whoever may not add photos, and an incident that takes none. */
export function requireAddsPhotos(incident: Incident, actor: Actor): void {
  if (partiesOf(incident, actor).length === 0) throw new OnlyPartiesAddPhotosError();
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
function requireStatus(incident: Incident, action: IncidentAction): void {
  if (!moveOf(action).from.includes(incident.status)) {
    throw new MoveNotAllowedError(incident.status, action);
  }
}

function requireAssignee(incident: Incident, actor: Actor): void {
  if (actor.role !== Role.Worker) throw new OnlyWorkersProgressError();
  if (!partiesOf(incident, actor).includes('assignee')) throw new NotAssignedToYouError();
}

function next(incident: Incident, { by, at }: Stamp, change: Partial<Incident>): Incident {
  return {
    ...incident,
    ...change,
    updatedAt: at,
    updatedBy: by.email,
    version: incident.version + 1,
  };
}

function eventOf(
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
    changed: [],
    at,
  };
}
