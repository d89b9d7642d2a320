export {
  MENTIONS_MAX,
  MESSAGES_MAX,
  MESSAGE_MAX,
  hearingOf,
  isMentionable,
  writeMessage,
  type Hearing,
  type Mention,
  type Message,
} from './message.js';
export { MessageKind, mayRead, messageNews } from './message-news.js';
export {
  MentionNotAllowedError,
  OnlyPartiesConverseError,
  OnlyStaffWritesNotesError,
  TooManyMessagesError,
  type ConversationErrorCode,
} from './message.errors.js';
export { ConversationRepository, type MessageCommit } from './conversation.repository.js';
