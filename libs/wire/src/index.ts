export {
  incidentView,
  photoView,
  type IncidentPhotoView,
  type IncidentView,
  type LocationView,
  type PhotoView,
  type PriorityView,
} from './incident-view.js';
export { messageView, type MessageView } from './message-view.js';
export {
  CAPACITY_WORDS,
  messageText,
  pushMessage,
  type CapacityWord,
  type LegacyAction,
  type PushMessage,
} from './push-message.js';
export {
  CURSOR_OVERLAP_MS,
  ULID_PATTERN,
  parseClientMessage,
  type ClientMessage,
  type Parsed,
  type PreferencesSignal,
  type ReadSignal,
  type RefusalReason,
  type ServerReply,
} from './client-message.js';
