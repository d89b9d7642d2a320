import { DomainError } from '../shared/index.js';

/** Only who has a part in the incident talks about it. */
export class OnlyPartiesConverseError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only-parties-converse';
  constructor() {
    super('Only its reporter, its worker and admins talk about an incident.');
  }
}

/** Internal notes are the staff’s. */
export class OnlyStaffWritesNotesError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only-staff-writes-notes';
  constructor() {
    super('Only its worker and admins write internal notes.');
  }
}

/** Somebody is mentioned who may not be, or by somebody who may not; it does not say which. */
export class MentionNotAllowedError extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'mention-not-allowed';
  constructor() {
    super('Only the staff mentions, and only admins and the assigned worker are mentioned.');
  }
}

/** The incident has as many messages of this kind as it may have. */
export class TooManyMessagesError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'too-many-messages';
  constructor(max: number) {
    super(`An incident has at most ${String(max)} messages of each kind.`, { max });
  }
}

/** Codes of the refusals about conversations. */
export type ConversationErrorCode =
  | OnlyPartiesConverseError['code']
  | OnlyStaffWritesNotesError['code']
  | MentionNotAllowedError['code']
  | TooManyMessagesError['code'];
