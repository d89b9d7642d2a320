import { DomainError } from '../shared/index.js';

/** The session ended or never was. */
export class SessionExpiredError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'session-expired';
  constructor() {
    super('The session ended.');
  }
}

/** The caller has no such session. */
export class SessionNotFoundError extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'session-not-found';
  constructor() {
    super('The session does not exist.');
  }
}

/** A refresh token came a second time; its session is over. */
export class RefreshReusedError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'refresh-reused';
  constructor() {
    super('The refresh token was used before.');
  }
}

/** The link was used, has expired or never was. */
export class LinkInvalidError extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'link-invalid';
  constructor() {
    super('The link is not valid any more.');
  }
}

/** The link alone proves nothing: its owner types the password of the registration or chooses one. */
export class LinkNeedsPasswordError extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'link-needs-password';
  constructor() {
    super('The link needs a password.');
  }
}

/** The password is one that anybody would try. */
export class PasswordTooCommonError extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'password-too-common';
  constructor() {
    super('The password is too common.');
  }
}

/** The password is not the one that was chosen when the address was registered; the link still works. */
export class LinkPasswordWrongError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'link-password-wrong';
  constructor() {
    super('The password is not the one of the registration.');
  }
}

/** Wrong address or wrong password; which of the two is not told. */
export class CredentialsInvalidError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'credentials-invalid';
  constructor() {
    super('The credentials are not valid.');
  }
}

/** Nobody is logged in, or the request claims to be somebody else. */
export class NotAuthenticatedError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'not-authenticated';
  constructor() {
    super('The request is not authenticated.');
  }
}

/** The address is not verified yet. */
export class AccountUnverifiedError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'account-unverified';
  constructor() {
    super('The account is not verified yet.');
  }
}

/** The account waits for an admin. */
export class AccountAwaitingApprovalError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'account-awaiting-approval';
  constructor() {
    super('The account waits for approval.');
  }
}

/** An admin switched the account off. */
export class AccountDeactivatedError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'account-deactivated';
  constructor() {
    super('The account is deactivated.');
  }
}

/** The account takes a code besides the password. */
export class CodeRequiredError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'code-required';
  constructor() {
    super('The account takes a code besides the password.');
  }
}

/** An admin has to set a second factor up before anything else. */
export class AccountLacksSecondFactorError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'account-lacks-second-factor';
  constructor() {
    super('The account must have a second factor.');
  }
}

/** What is asked for is grave: prove again who you are. */
export class StepUpRequiredError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'step-up-required';
  constructor() {
    super('Prove again who you are.');
  }
}

/** The identity provider does not answer, or there is none. */
export class ProviderUnavailableError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'provider-unavailable';
  constructor() {
    super('The identity provider cannot be reached.');
  }
}

/** Somebody went to the identity provider and did not log in there. */
export class ProviderCancelledError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'provider-cancelled';
  constructor() {
    super('The login at the identity provider was cancelled.');
  }
}

/** What came back from the identity provider does not belong to a login that was begun here, or not any more. */
export class ProviderLoginInvalidError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'provider-login-invalid';
  constructor() {
    super('The login at the identity provider is not valid.');
  }
}

/** The identity provider does not say that the address is verified. */
export class ProviderMailUnverifiedError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'provider-mail-unverified';
  constructor() {
    super('The identity provider has not verified the address.');
  }
}

/** The identity provider is not believed about addresses of this domain. */
export class ProviderMailForeignError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'provider-mail-foreign';
  constructor() {
    super('The address is of a domain that does not log in by the provider.');
  }
}

/** The account is linked to somebody else at the identity provider. */
export class ProviderOtherIdentityError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'provider-other-identity';
  constructor() {
    super('The account is linked to another identity.');
  }
}

/** Codes of the refusals about who is asking. */
export type IdentityErrorCode =
  | SessionExpiredError['code']
  | SessionNotFoundError['code']
  | RefreshReusedError['code']
  | LinkInvalidError['code']
  | LinkNeedsPasswordError['code']
  | LinkPasswordWrongError['code']
  | PasswordTooCommonError['code']
  | CredentialsInvalidError['code']
  | NotAuthenticatedError['code']
  | AccountUnverifiedError['code']
  | AccountAwaitingApprovalError['code']
  | AccountDeactivatedError['code']
  | CodeRequiredError['code']
  | AccountLacksSecondFactorError['code']
  | StepUpRequiredError['code']
  | ProviderUnavailableError['code']
  | ProviderCancelledError['code']
  | ProviderLoginInvalidError['code']
  | ProviderMailUnverifiedError['code']
  | ProviderMailForeignError['code']
  | ProviderOtherIdentityError['code'];
