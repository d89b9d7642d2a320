export { actorOf } from './actor.js';
export { EMAIL_MAX, domainOf, isEmail, normaliseEmail } from './email.js';
export {
  INVITED_ROLES,
  acceptInvitation,
  inviteUser,
  type Acceptance,
  type Invitation,
  type InvitedRole,
} from './invitation.js';
export { changeRole } from './role-change.js';
export {
  AccountStatus,
  approveUser,
  claimUser,
  deactivateUser,
  endSessions,
  isForeign,
  isInert,
  reactivateUser,
  registerUser,
  resetPassword,
  roleOf,
  verifyUser,
  withPasswordHash,
  type Actor,
  type Claim,
  type Registration,
  type RolePolicy,
  type SecondFactor,
  type User,
} from './user.js';
export {
  AccountNotWaitingError,
  CodeInvalidError,
  OnlyAdminsApproveError,
  OnlyAdminsChangeRolesError,
  OnlyAdminsInviteError,
  OnlyAdminsDeactivateError,
  OnlyAdminsListUsersError,
  OwnAccountError,
  OwnRoleError,
  SecondFactorOffError,
  SecondFactorOnError,
  SecondFactorRequiredError,
  SpecialityRequiredError,
  UserExistsError,
  UserNotFoundError,
  UserNotVerifiedError,
  WorkerHasOpenIncidentsError,
  type UserErrorCode,
} from './user.errors.js';
export {
  RECOVERY_CODES,
  beginSecondFactor,
  hasSecondFactor,
  removeSecondFactor,
  standingOf,
  turnOnSecondFactor,
  useCodeOfStep,
  useRecoveryCode,
} from './second-factor.js';
export { UserRepository } from './user.repository.js';
