import { groupAudience } from '@vigia/domain/notification';
import { Role, parseSpeciality, type Speciality } from '@vigia/domain/shared';
import { AccountStatus, isEmail, type Actor } from '@vigia/domain/user';

/** Whose socket it is, as the authorizer tells the other handlers. */
export type Caller = Pick<Actor, 'email' | 'role' | 'speciality' | 'status'>;

/** API Gateway carries texts only, so "no speciality" is "". */
export function contextOf(caller: Caller): Readonly<Record<string, string>> {
  const { email, role, speciality, status } = caller;
  return { email, role, speciality: speciality ?? '', status, group: groupAudience(caller) };
}

/** The caller that `contextOf` described, or `undefined` when the route has no authorizer of ours. */
export function callerOf(context: unknown): Caller | undefined {
  if (typeof context !== 'object' || context === null) return undefined;
  const { email, role, speciality, status } = context as Readonly<Record<string, unknown>>;
  const knownRole = Object.values(Role).find((known) => known === role);
  const knownStatus = Object.values(AccountStatus).find((known) => known === status);
  if (typeof email !== 'string' || !isEmail(email)) return undefined;
  if (knownRole === undefined || knownStatus === undefined) return undefined;
  const trade: Speciality | undefined =
    typeof speciality === 'string' ? parseSpeciality(speciality) : undefined;
  return { email, role: knownRole, speciality: trade ?? null, status: knownStatus };
}
