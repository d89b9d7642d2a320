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
  actorOf,
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
  type User,
} from './user.js';
export {
  AccountNotWaitingError,
  OnlyAdminsApproveError,
  OnlyAdminsChangeRolesError,
  OnlyAdminsInviteError,
  OnlyAdminsDeactivateError,
  OnlyAdminsListUsersError,
  OwnAccountError,
  OwnRoleError,
  SpecialityRequiredError,
  UserExistsError,
  UserNotFoundError,
  UserNotVerifiedError,
  WorkerHasOpenIncidentsError,
  type UserErrorCode,
} from './user.errors.js';
export { UserRepository } from './user.repository.js';
