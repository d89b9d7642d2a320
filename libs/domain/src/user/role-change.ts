import { Role, type Speciality } from '../shared/index.js';
import {
  OwnRoleError,
  SpecialityRequiredError,
  UserNotVerifiedError,
  WorkerHasOpenIncidentsError,
} from './user.errors.js';
import { AccountStatus, type User } from './user.js';

/**
 * [INV-4] The account in another role, its sessions ended: they speak of the old one. Nobody changes their own role, so
 * there is always an admin left; an address that nobody proved gets none, and a worker with open incidents keeps theirs.
 */
export function changeRole(
  user: User,
  to: { readonly role: Role; readonly speciality: Speciality | null },
  by: string,
  at: string,
): User {
  const speciality = to.role === Role.Worker ? to.speciality : null;
  if (to.role === user.role && speciality === user.speciality) return user;
  if (user.email === by) throw new OwnRoleError();
  if (user.status === AccountStatus.Unverified) throw new UserNotVerifiedError(user.email);
  if (to.role === Role.Worker && speciality === null) throw new SpecialityRequiredError();
  if (user.role === Role.Worker && user.openLoad > 0)
    throw new WorkerHasOpenIncidentsError(user.openLoad);
  return { ...user, role: to.role, speciality, sessionsSince: at, version: user.version + 1 };
}
