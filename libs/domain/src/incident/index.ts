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
export type { Merge } from './merge.js';
export type { Pause, Tick } from './progress.js';
export type { Satisfaction } from './satisfaction.js';
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
  REOPEN_WINDOW_DAYS,
  allowedActions,
  isReopenWindowOver,
  moveOf,
  partiesOf,
  type Move,
  type Party,
} from './moves.js';
export { announce, recipientsOf, type Recipient } from './announce.js';
export { IncidentEventType, type Activity, type IncidentEvent } from './event.js';
export {
  addPhotos,
  assignIncident,
  closeIncident,
  confirmIncident,
  editIncident,
  moveIncidentTo,
  rejectIncident,
  reopenIncident,
  reportIncident,
  requireAssignable,
  requireAddsPhotos,
  resolveIncident,
  startIncident,
  type Decision,
  type Stamp,
} from './decide.js';
export { PHOTOS_MAX, photosLeft, seesPhotos } from './photos.js';
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
  IncidentNotFoundError,
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
  TooManyPhotosError,
  type IncidentErrorCode,
} from './incident.errors.js';
export {
  IncidentRepository,
  type IncidentCommit,
  type IncidentFilter,
  type IncidentQuery,
} from './incident.repository.js';
