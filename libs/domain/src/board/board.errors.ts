import { DomainError } from '../shared/index.js';

/** There is no such board, or the caller may not know of it. */
export class BoardNotFoundError extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'board-not-found';
  constructor(readonly boardId: string) {
    super('The board does not exist.');
  }
}

/** Only admins and workers make boards. */
export class OnlyStaffCreateBoardsError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only-staff-create-boards';
  constructor() {
    super('Only admins and workers may make boards.');
  }
}

/** The caller sees the board but does not manage it. */
export class BoardNotYoursError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'board-not-yours';
  constructor() {
    super('The board is managed by others.');
  }
}

/** The caller may look at the board and no more. */
export class BoardReadOnlyError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'board-read-only';
  constructor() {
    super('The board is read-only.');
  }
}

/** The board is the invited person's own. */
export class GuestIsOwnerError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'guest-is-owner';
  constructor() {
    super('The owner of a board is no guest.');
  }
}

/** The account of the invited person is not active. */
export class GuestNotActiveError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'guest-not-active';
  constructor() {
    super('The account of the guest is not active.');
  }
}

/** Everybody else who sees an incident writes on its board, or may not see it. */
export class OnlyReporterInvitedError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'only-reporter-invited';
  constructor() {
    super('To the board of an incident only its reporter can be invited.');
  }
}

/** The board has as many guests as it may have. */
export class TooManyGuestsError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'too-many-guests';
  constructor(max: number) {
    super(`A board has at most ${String(max)} guests.`, { max });
  }
}

/** Codes of the refusals about boards. */
export type BoardErrorCode =
  | BoardNotFoundError['code']
  | OnlyStaffCreateBoardsError['code']
  | BoardNotYoursError['code']
  | BoardReadOnlyError['code']
  | GuestIsOwnerError['code']
  | GuestNotActiveError['code']
  | OnlyReporterInvitedError['code']
  | TooManyGuestsError['code'];
