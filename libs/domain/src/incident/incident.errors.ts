import { DomainError } from '../shared/index.js';
import type { IncidentAction } from './moves.js';
import type { IncidentStatus } from './status.js';

/** There is no such incident, or the caller may not know of it. */
export class IncidentNotFoundError extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'incident-not-found';
  constructor(readonly incidentId: string) {
    super('The incident does not exist.');
  }
}

/** The table of moves does not lead from here to there. */
export class MoveNotAllowedError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'move-not-allowed';
  constructor(from: IncidentStatus, action: IncidentAction | IncidentStatus) {
    super(`An incident in ${from} does not allow ${action}.`, { from, action });
  }
}

/** The reporter's time to reopen is over. */
export class ReopenWindowOverError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'reopen-window-over';
  constructor(days: number) {
    super(`A reporter may reopen within ${String(days)} days.`, { days });
  }
}

/** The reporter's time to say how content they are is over. */
export class RatingWindowOverError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'rating-window-over';
  constructor(days: number) {
    super(`A reporter may rate within ${String(days)} days of the closing.`, { days });
  }
}

/** Only the reporter rates. */
export class OnlyReporterRatesError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only-reporter-rates';
  constructor() {
    super('Only its reporter may rate an incident.');
  }
}

/** The checklist of the incident's category has no such point. */
export class ChecklistPointNotFoundError extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'checklist-point-not-found';
  constructor() {
    super('The checklist has no such point.');
  }
}

/** Photos of the work are the staff's. */
export class OnlyStaffPhotographsWorkError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only-staff-photographs-work';
  constructor() {
    super('Only its worker or an admin may add photos of before and after the work.');
  }
}

/** Only students report. */
export class OnlyStudentsReportError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only-students-report';
  constructor() {
    super('Only students may report incidents.');
  }
}

/** Only admins edit, which includes closing by an edit. */
export class OnlyAdminsEditError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only-admins-edit';
  constructor() {
    super('Only admins may edit incidents.');
  }
}

/** Only admins assign. */
export class OnlyAdminsAssignError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only-admins-assign';
  constructor() {
    super('Only admins may assign incidents.');
  }
}

/** Only admins close. */
export class OnlyAdminsCloseError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only-admins-close';
  constructor() {
    super('Only admins may close incidents.');
  }
}

/** Only admins reject. */
export class OnlyAdminsRejectError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only-admins-reject';
  constructor() {
    super('Only admins may reject incidents.');
  }
}

/** Only workers report progress. */
export class OnlyWorkersProgressError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only-workers-progress';
  constructor() {
    super('Only workers may report progress.');
  }
}

/** The worker has no part in this incident. */
export class NotAssignedToYouError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'not-assigned-to-you';
  constructor() {
    super('The incident is not assigned to this worker.');
  }
}

/** Only the reporter or an admin reopens. */
export class OnlyReporterReopensError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only-reporter-reopens';
  constructor() {
    super('Only its reporter or an admin may reopen an incident.');
  }
}

/** Only the reporter confirms. */
export class OnlyReporterConfirmsError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only-reporter-confirms';
  constructor() {
    super('Only its reporter may confirm an incident.');
  }
}

/** The person to assign is not a worker. */
export class AssigneeNotWorkerError extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'assignee-not-worker';
  constructor() {
    super('Only workers can be assigned.');
  }
}

/** The worker's account is not active. */
export class AssigneeNotActiveError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'assignee-not-active';
  constructor() {
    super('The worker’s account is not active.');
  }
}

/** No account has the address of the worker to assign. */
export class AssigneeNotFoundError extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'assignee-not-found';
  constructor() {
    super('The worker does not exist.');
  }
}

/** Only who has a part in the incident adds photos. */
export class OnlyPartiesAddPhotosError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only-parties-add-photos';
  constructor() {
    super('Only its reporter, its worker or an admin may add photos to an incident.');
  }
}

/** The incident is closed or rejected. */
export class IncidentTakesNoPhotosError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'incident-takes-no-photos';
  constructor() {
    super('A closed or rejected incident takes no photos.');
  }
}

/** The incident has as many photos as it may have, or would have more. */
export class TooManyPhotosError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'too-many-photos';
  constructor(max: number) {
    super(`An incident has at most ${String(max)} photos of each moment.`, { max });
  }
}

/** Only admins look over the queue as a whole. */
export class OnlyAdminsTriageError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only-admins-triage';
  constructor() {
    super('Only admins may put the queue in order.');
  }
}

/** Only a student who did not report it says that they have the same trouble. */
export class OnlyOtherStudentsJoinError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only-other-students-join';
  constructor() {
    super('Only students who did not report it may join an incident.');
  }
}

/** Nobody has to do anything about it any more. */
export class IncidentEndedError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'incident-ended';
  constructor() {
    super('The incident is over.');
  }
}

/** It is merged into another one, and lives on there. */
export class IncidentMergedError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'incident-merged';
  constructor() {
    super('The incident is merged into another one.');
  }
}

/** Nothing to separate: it is merged into no other one. */
export class IncidentNotMergedError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'incident-not-merged';
  constructor() {
    super('The incident is merged into no other one.');
  }
}

/** Others are merged into it, so that it cannot be merged itself. */
export class IncidentHasDuplicatesError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'incident-has-duplicates';
  constructor() {
    super('Others are merged into this incident.');
  }
}

/** Into this one nothing can be merged: it is the same, a duplicate itself, closed or rejected. */
export class MergeTargetRefusedError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'merge-target-refused';
  constructor() {
    super('Nothing can be merged into this incident.');
  }
}

/** As many are merged into it as may be. */
export class TooManyDuplicatesError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'too-many-duplicates';
  constructor(max: number) {
    super(`At most ${String(max)} incidents are merged into one.`, { max });
  }
}

/** Codes of the refusals about incidents. */
export type IncidentErrorCode =
  | IncidentNotFoundError['code']
  | MoveNotAllowedError['code']
  | ReopenWindowOverError['code']
  | RatingWindowOverError['code']
  | OnlyReporterRatesError['code']
  | ChecklistPointNotFoundError['code']
  | OnlyStaffPhotographsWorkError['code']
  | OnlyStudentsReportError['code']
  | OnlyAdminsEditError['code']
  | OnlyAdminsAssignError['code']
  | OnlyAdminsCloseError['code']
  | OnlyAdminsRejectError['code']
  | OnlyAdminsTriageError['code']
  | OnlyWorkersProgressError['code']
  | NotAssignedToYouError['code']
  | OnlyReporterReopensError['code']
  | OnlyReporterConfirmsError['code']
  | AssigneeNotWorkerError['code']
  | AssigneeNotActiveError['code']
  | AssigneeNotFoundError['code']
  | OnlyPartiesAddPhotosError['code']
  | IncidentTakesNoPhotosError['code']
  | TooManyPhotosError['code']
  | IncidentMergedError['code']
  | IncidentNotMergedError['code']
  | IncidentHasDuplicatesError['code']
  | MergeTargetRefusedError['code']
  | TooManyDuplicatesError['code']
  | OnlyOtherStudentsJoinError['code']
  | IncidentEndedError['code'];
