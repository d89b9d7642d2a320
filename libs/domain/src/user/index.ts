export { EMAIL_MAX, domainOf, isEmail, normaliseEmail } from './email.js';
export {
  AccountStatus,
  actorOf,
  approveUser,
  claimUser,
  isForeign,
  isInert,
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
  OnlyAdminsListUsersError,
  SpecialityRequiredError,
  UserExistsError,
  UserNotFoundError,
  UserNotVerifiedError,
  type UserErrorCode,
} from './user.errors.js';
export { UserRepository } from './user.repository.js';
