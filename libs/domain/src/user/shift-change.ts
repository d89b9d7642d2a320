import { Role } from '../shared/index.js';
import {
  OnlyAdminsSetMaximumError,
  OnlyStaffHaveShiftsError,
  ShiftOfOthersError,
} from './shift.errors.js';
import { WEEKDAYS, shiftOf, type Shift } from './shift.js';
import type { Actor, User } from './user.js';

/** [ASG-4] Refuses whoever may not see and change the shift of an address: it is for admins and its worker. */
export function requireShiftAccess(email: string, by: Actor): void {
  if (by.role === Role.Admin || (by.role === Role.Worker && by.email === email)) return;
  throw new ShiftOfOthersError();
}

/** [ASG-4] The shift of a worker or the duty of an admin, for those who may see it. */
export function readShift(user: User, by: Actor): Shift {
  requireShiftAccess(user.email, by);
  if (user.role === Role.Student) throw new OnlyStaffHaveShiftsError();
  return shiftOf(user);
}

/** [ASG-4] The account with another shift; without a maximum the present one stays, and only an admin changes it. */
export function changeShift(
  user: User,
  change: Omit<Shift, 'maximum'> & Partial<Shift>,
  by: Actor,
): User {
  const before = readShift(user, by);
  const shift = orderly({ ...change, maximum: change.maximum ?? before.maximum });
  if (by.role !== Role.Admin && shift.maximum !== before.maximum) {
    throw new OnlyAdminsSetMaximumError();
  }
  if (JSON.stringify(shift) === JSON.stringify(orderly(before))) return user;
  return { ...user, shift, version: user.version + 1 };
}

/** The same shift in the one form that is stored. */
function orderly({ days, from, to, buildings, maximum }: Shift): Shift {
  return {
    days: WEEKDAYS.filter((day) => days.includes(day)),
    from,
    to,
    buildings: [...new Set(buildings)].sort(),
    maximum,
  };
}
