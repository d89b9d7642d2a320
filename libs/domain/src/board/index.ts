export {
  BOARD_NAME_MAX,
  BoardRole,
  GUESTS_MAX,
  incidentBoardId,
  incidentOfBoardId,
  type Board,
  type BoardChange,
  type BoardGuest,
  type BoardPerson,
} from './board.js';
export {
  boardOfIncident,
  changeBoard,
  createBoard,
  inviteGuest,
  removeGuest,
  requireManager,
} from './board-decide.js';
export { changedAccess, endedAccess, endedSessions } from './board-access.js';
export { BoardAction, boardActions, boardRoleOf, managesBoard } from './board-rights.js';
export {
  BoardNotFoundError,
  BoardNotYoursError,
  BoardReadOnlyError,
  GuestIsOwnerError,
  GuestNotActiveError,
  OnlyReporterInvitedError,
  OnlyStaffCreateBoardsError,
  TooManyGuestsError,
  type BoardErrorCode,
} from './board.errors.js';
export { BoardRepository, type BoardCommit, type BoardQuery } from './board.repository.js';
export { COMMENT_MAX, isPinId, writeComment, type BoardComment } from './comment.js';
export {
  BoardStateRepository,
  EVERYBODY,
  EVERY_BOARD,
  type BoardState,
  type Revocation,
  type SnapshotPointer,
} from './board-state.repository.js';
export { PIN_SIZE, boundsOf, unionOf, type Box } from './bounds.js';
export {
  BOARD_ROOTS,
  clientKey,
  objectId,
  parseClientKey,
  parseObjectId,
  type BoardRoot,
  type ObjectOrigin,
  type Person,
} from './layout.js';
export { BOARD_LIMITS } from './limits.js';
export {
  hasText,
  readObject,
  validateObject,
  validatePerson,
  validateText,
  type BoardObject,
  type Note,
  type Picture,
  type Pin,
  type Shape,
  type StoredObject,
  type TextLabel,
} from './object.js';
export {
  OPAQUE,
  STROKE_TOOLS,
  decodeChunk,
  decodeStroke,
  encodeChunk,
  encodeStroke,
  packLive,
  type LiveChunk,
  type LiveHead,
  type Points,
  type Stroke,
  type StrokeStyle,
  type StrokeTool,
} from './stroke.js';
export { FIRST_Z, isZ, zBetween } from './z-order.js';
export { placeImported, type ImportedObject } from './wbo-item.js';
export { readWboJson } from './wbo-json.js';
export { readWboSvg } from './wbo-svg.js';
