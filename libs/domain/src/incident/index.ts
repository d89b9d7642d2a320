export {
  INCIDENT_STATUSES,
  IncidentStatus,
  RISK_LEVELS,
  RiskLevel,
  parseRisk,
  parseStatus,
} from './status.js';
export type { Answer, Answers } from './answers.js';
export type { Location, PlanPoint } from './location.js';
export type { Duplicate, Merge } from './merge.js';
export { MERGED_MAX, mergeIncident, separateIncident } from './merge-decide.js';
export type { Pause, Tick } from './progress.js';
export { priorityOf, priorityRank, type Priority } from './priority.js';
export {
  COUNTERS,
  counterChanges,
  countersOf,
  countsFrom,
  type Counter,
  type CounterChanges,
  type IncidentCounts,
} from './counts.js';
export type { Rating, Satisfaction } from './satisfaction.js';
export {
  PhotoMoment,
  UNTOUCHED,
  activeAssignee,
  type Assignment,
  type AssignmentReason,
  type Incident,
  type IncidentDraft,
  type IncidentEdit,
  type IncidentPhoto,
} from './incident.js';
export {
  IncidentAction,
  MOVES,
  RATING_WINDOW_DAYS,
  REOPEN_WINDOW_DAYS,
  allowedActions,
  isReopenWindowOver,
  isStaff,
  moveOf,
  partiesOf,
  type Move,
  type Party,
} from './moves.js';
export {
  FOLLOWED_AFTER_END_DAYS,
  FOLLOWED_IN_INBOX,
  OPEN_STATUSES,
  isOpen,
  followsIncidents,
  joinIncident,
  leaveIncident,
  tellsFollowers,
} from './following.js';
export type { FollowChange, Following } from './follow-change.js';
export {
  DUPLICATES_MAX,
  DUPLICATE_POINTS,
  DUPLICATE_TEXT_MIN,
  Nearness,
  duplicatePoints,
  nearness,
  type Likeness,
  type Whereabouts,
} from './duplicates.js';
export { FollowedRepository } from './followed.repository.js';
export { FollowerRepository } from './follower.repository.js';
export { announce, recipientsOf, type Recipient } from './announce.js';
export { IncidentEventType, type Activity, type IncidentEvent } from './event.js';
export {
  addPhotos,
  assignIncident,
  closeIncident,
  confirmIncident,
  declineIncident,
  editIncident,
  moveIncidentTo,
  pauseIncident,
  rateIncident,
  rejectIncident,
  reopenIncident,
  reportIncident,
  requireAssignable,
  requireAddsPhotos,
  resolveIncident,
  resumeIncident,
  startIncident,
  type ChosenWorker,
  tickPoint,
  type Decision,
  type Stamp,
} from './decide.js';
export { PHOTOS_MAX, photosLeft, seesPhotos, workPhotosLeft } from './photos.js';
export { loadChanges, type LoadChange } from './load.js';
export {
  knowsReporter,
  perspectiveOf,
  type Perspective,
  type VisibilityPolicy,
} from './visibility.js';
export {
  AssigneeNotActiveError,
  AssigneeNotFoundError,
  AssigneeNotWorkerError,
  ChecklistPointNotFoundError,
  IncidentEndedError,
  IncidentHasDuplicatesError,
  IncidentMergedError,
  IncidentNotFoundError,
  IncidentNotMergedError,
  IncidentTakesNoPhotosError,
  MergeTargetRefusedError,
  MoveNotAllowedError,
  NotAssignedToYouError,
  OnlyAdminsAssignError,
  OnlyAdminsCloseError,
  OnlyAdminsEditError,
  OnlyAdminsRejectError,
  OnlyAdminsTriageError,
  OnlyOtherStudentsJoinError,
  OnlyPartiesAddPhotosError,
  OnlyReporterConfirmsError,
  OnlyReporterRatesError,
  OnlyReporterReopensError,
  OnlyStaffPhotographsWorkError,
  OnlyStudentsReportError,
  OnlyWorkersProgressError,
  RatingWindowOverError,
  ReopenWindowOverError,
  TooManyDuplicatesError,
  TooManyPhotosError,
  type IncidentErrorCode,
} from './incident.errors.js';
export {
  IncidentRepository,
  type IncidentCommit,
  type DateOrder,
  type IncidentChange,
  type IncidentFilter,
  type IncidentOrder,
  type IncidentQuery,
} from './incident.repository.js';
