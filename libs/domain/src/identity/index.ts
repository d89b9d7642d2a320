export {
  claimByProvider,
  linkIdentity,
  registerByProvider,
  requireEntry,
  requireOwnMail,
  unlinkIdentity,
  type ProvenPerson,
} from './provider-login.js';
export { requireActive } from './account.js';
export { FAILURES_HOURS, FREE_FAILURES, loginWaitMs } from './login-wait.js';
export {
  REFRESH_DAYS,
  SESSION_HOURS,
  cookieExpiry,
  isEnded,
  lastUse,
  openSession,
  refreshExpiry,
  rotateRefresh,
  useCookie,
  type Session,
} from './session.js';
export {
  LINK_HOURS,
  issuedAt,
  type InvitationLink,
  type OneTimePurpose,
  type OneTimeToken,
  type PendingRegistration,
} from './one-time-token.js';
export { STEP_UP_MINUTES, requireStepUp } from './step-up.js';
export {
  AccountAwaitingApprovalError,
  AccountDeactivatedError,
  AccountLacksSecondFactorError,
  AccountUnverifiedError,
  CodeRequiredError,
  CredentialsInvalidError,
  LinkInvalidError,
  LinkNeedsPasswordError,
  LinkPasswordWrongError,
  NotAuthenticatedError,
  PasswordTooCommonError,
  ProviderCancelledError,
  ProviderLoginInvalidError,
  ProviderMailForeignError,
  ProviderMailUnverifiedError,
  ProviderOtherIdentityError,
  ProviderUnavailableError,
  RefreshReusedError,
  SessionNotFoundError,
  SessionExpiredError,
  StepUpRequiredError,
  type IdentityErrorCode,
} from './identity.errors.js';
export {
  EndedAccessRepository,
  InvitationRepository,
  OneTimeTokenRepository,
  SessionRepository,
} from './identity.repository.js';
