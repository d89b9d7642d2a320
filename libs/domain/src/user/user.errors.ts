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

/** Only admins switch accounts off and on. */
export class OnlyAdminsDeactivateError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only-admins-deactivate';
  constructor() {
    super('Only admins may switch accounts off and on.');
  }
}

/** An admin would lock themselves out. */
export class OwnAccountError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'own-account';
  constructor() {
    super('Nobody may switch off their own account.');
  }
}

/** Only admins take somebody else's second factor away. */
export class OnlyAdminsResetSecondFactorsError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only-admins-reset-second-factors';
  constructor() {
    super('Only admins may reset second factors.');
  }
}

/** Nobody resets their own second factor. */
export class OwnSecondFactorError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'own-second-factor';
  constructor() {
    super('Nobody may reset their own second factor.');
  }
}

/** The address has no open invitation. */
export class InvitationNotFoundError extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'invitation-not-found';
  constructor() {
    super('There is no open invitation.');
  }
}

/** Only admins invite. */
export class OnlyAdminsInviteError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only-admins-invite';
  constructor() {
    super('Only admins may invite people.');
  }
}

/** Only admins change roles. */
export class OnlyAdminsChangeRolesError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only-admins-change-roles';
  constructor() {
    super('Only admins may change roles.');
  }
}

/** Nobody changes their own role. */
export class OwnRoleError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'own-role';
  constructor() {
    super('Nobody changes their own role.');
  }
}

/** A worker has incidents that somebody must take over first. */
export class WorkerHasOpenIncidentsError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'worker-has-open-incidents';
  constructor(count: number) {
    super('The worker has open incidents.', { count });
  }
}

/** The code is wrong, old or was used before. */
export class CodeInvalidError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'code-invalid';
  constructor() {
    super('The code is not valid.');
  }
}

/** The second factor is on already. */
export class SecondFactorOnError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'second-factor-on';
  constructor() {
    super('The second factor is on already.');
  }
}

/** The account has no second factor. */
export class SecondFactorOffError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'second-factor-off';
  constructor() {
    super('The account has no second factor.');
  }
}

/** Admins keep their second factor here. */
export class SecondFactorRequiredError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'second-factor-required';
  constructor() {
    super('Admins need a second factor.');
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
  | OnlyAdminsApproveError['code']
  | OnlyAdminsInviteError['code']
  | OnlyAdminsChangeRolesError['code']
  | OwnRoleError['code']
  | CodeInvalidError['code']
  | SecondFactorOnError['code']
  | SecondFactorOffError['code']
  | SecondFactorRequiredError['code']
  | WorkerHasOpenIncidentsError['code']
  | OnlyAdminsDeactivateError['code']
  | OwnAccountError['code']
  | OnlyAdminsResetSecondFactorsError['code']
  | OwnSecondFactorError['code']
  | InvitationNotFoundError['code'];
