import { Role } from '../shared/index.js';
import {
  CodeInvalidError,
  OnlyAdminsResetSecondFactorsError,
  OwnSecondFactorError,
  SecondFactorOffError,
  SecondFactorOnError,
  SecondFactorRequiredError,
  UserNotVerifiedError,
} from './user.errors.js';
import { AccountStatus, type Actor, type SecondFactor, type User } from './user.js';

/** Codes for somebody who lost the device; each works once. */
export const RECOVERY_CODES = 10;

/** Whether logging in takes a code. */
export function hasSecondFactor({ secondFactor }: Pick<User, 'secondFactor'>): boolean {
  return secondFactor?.isOn === true;
}

/** [TOT-5] Where an account stands when admins must have a second factor: one without it is as good as not active. */
export function standingOf(
  user: Pick<User, 'role' | 'status' | 'secondFactor'>,
  adminsNeedIt: boolean,
): AccountStatus {
  const lacks = adminsNeedIt && user.role === Role.Admin && !hasSecondFactor(user);
  return lacks && user.status === AccountStatus.Active
    ? AccountStatus.LacksSecondFactor
    : user.status;
}

/** [TOT-1] A secret that waits for its first code; beginning again replaces it. An unproved address may be a stranger's. */
export function beginSecondFactor(user: User, secret: string): User {
  if (user.status === AccountStatus.Unverified) throw new UserNotVerifiedError(user.email);
  if (hasSecondFactor(user)) throw new SecondFactorOnError();
  return changed(user, { secret, isOn: false, lastStep: 0, recoveryHashes: [] });
}

/** [TOT-1] On from now on, by the first code of the app, with fresh recovery codes. */
export function turnOnSecondFactor(
  user: User,
  step: number | undefined,
  recoveryHashes: readonly string[],
): User {
  const { secondFactor } = user;
  if (secondFactor === undefined) throw new SecondFactorOffError();
  if (secondFactor.isOn) throw new SecondFactorOnError();
  if (step === undefined) throw new CodeInvalidError();
  return changed(user, { ...secondFactor, isOn: true, lastStep: step, recoveryHashes });
}

/** [TOT-2] The account after a code of this time step was used; a step works once, and no earlier one does. */
export function useCodeOfStep(user: User, step: number | undefined): User {
  const { secondFactor } = user;
  if (secondFactor?.isOn !== true) throw new SecondFactorOffError();
  if (step === undefined || step <= secondFactor.lastStep) throw new CodeInvalidError();
  return changed(user, { ...secondFactor, lastStep: step });
}

/** [TOT-3] The account after a recovery code was used up. */
export function useRecoveryCode(user: User, hash: string): User {
  const { secondFactor } = user;
  if (secondFactor?.isOn !== true) throw new SecondFactorOffError();
  const recoveryHashes = secondFactor.recoveryHashes.filter((one) => one !== hash);
  if (recoveryHashes.length === secondFactor.recoveryHashes.length) throw new CodeInvalidError();
  return changed(user, { ...secondFactor, recoveryHashes });
}

/** [TOT-5] The account without a second factor; an admin who must have one keeps it. */
export function removeSecondFactor(user: User, adminsNeedIt: boolean): User {
  if (!hasSecondFactor(user)) throw new SecondFactorOffError();
  if (adminsNeedIt && user.role === Role.Admin) throw new SecondFactorRequiredError();
  const { secondFactor: _removed, ...rest } = user;
  return { ...rest, version: user.version + 1 };
}

/**
 * [TOT-7] The account without a second factor, by an admin, for somebody who lost phone and recovery codes: every session
 * is over. Nobody does so for themselves: their own they remove, or another admin does.
 */
export function resetSecondFactor(user: User, by: Actor, at: string): User {
  if (by.role !== Role.Admin) throw new OnlyAdminsResetSecondFactorsError();
  if (user.email === by.email) throw new OwnSecondFactorError();
  if (!hasSecondFactor(user)) throw new SecondFactorOffError();
  const { secondFactor: _removed, ...rest } = user;
  return { ...rest, sessionsSince: at, version: user.version + 1 };
}

function changed(user: User, secondFactor: SecondFactor): User {
  return { ...user, secondFactor, version: user.version + 1 };
}
