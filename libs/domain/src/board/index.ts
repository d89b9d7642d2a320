export {
  BoardStateRepository,
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
