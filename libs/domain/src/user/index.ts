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
export { changeProfile, languageOfUser, type ProfileChange } from './profile.js';
export { changeRole } from './role-change.js';
export { changeShift, readShift, requireShiftAccess } from './shift-change.js';
export {
  OnlyAdminsSetMaximumError,
  OnlyStaffHaveShiftsError,
  ShiftOfOthersError,
  type ShiftErrorCode,
} from './shift.errors.js';
export {
  ANY_TIME,
  MAXIMUM_MAX,
  WEEKDAYS,
  isOnShift,
  localMoment,
  shiftOf,
  type LocalMoment,
  type Shift,
  type Weekday,
} from './shift.js';
export {
  AccountStatus,
  approveUser,
  claimUser,
  deactivateUser,
  endSessions,
  isForeign,
  isInert,
  isSameIdentity,
  reactivateUser,
  registerUser,
  resetPassword,
  roleOf,
  verifyUser,
  withPasswordHash,
  type Actor,
  type Claim,
  type ProviderIdentity,
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
  InvitationNotFoundError,
  OnlyAdminsResetSecondFactorsError,
  OwnSecondFactorError,
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
  resetSecondFactor,
  standingOf,
  turnOnSecondFactor,
  useCodeOfStep,
  useRecoveryCode,
} from './second-factor.js';
export { UserRepository } from './user.repository.js';
