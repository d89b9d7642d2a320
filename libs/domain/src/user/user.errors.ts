import { DomainError } from '../shared/index.js';

/** No account has this address. */
export class UserNotFoundError extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'user-not-found';
  constructor(readonly email: string) {
    super('The user does not exist.');
  }
}

/** The address has an account already. */
export class UserExistsError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'user-exists';
  constructor(readonly email: string) {
    super('The user exists already.');
  }
}

/** A worker registered without a speciality. */
export class SpecialityRequiredError extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'speciality-required';
  constructor() {
    super('A worker needs a speciality.');
  }
}

/** The owner has not opened the verification link yet. */
export class UserNotVerifiedError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'user-not-verified';
  constructor(readonly email: string) {
    super('The address is not verified yet.');
  }
}

/** The account does not wait for approval. */
export class AccountNotWaitingError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'account-not-waiting';
  constructor(readonly email: string) {
    super('The account does not wait for approval.');
  }
}

/** Only admins see who has an account. */
export class OnlyAdminsListUsersError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only-admins-list-users';
  constructor() {
    super('Only admins may list users.');
  }
}

/** Only admins let a waiting worker in. */
export class OnlyAdminsApproveError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only-admins-approve';
  constructor() {
    super('Only admins may approve accounts.');
  }
}

/** Codes of the refusals about accounts. */
export type UserErrorCode =
  | UserNotFoundError['code']
  | UserExistsError['code']
  | SpecialityRequiredError['code']
  | UserNotVerifiedError['code']
  | AccountNotWaitingError['code']
  | OnlyAdminsListUsersError['code']
  | OnlyAdminsApproveError['code'];
