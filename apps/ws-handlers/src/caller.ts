import { groupAudience, userAudience, type Audience } from '@vigia/domain/notification';
import { Role, parseSpeciality, type Speciality } from '@vigia/domain/shared';
import { isEmail, type Actor } from '@vigia/domain/user';

/** Whose socket it is, as the authorizer tells the other handlers. */
export type Caller = Pick<Actor, 'email' | 'role' | 'speciality'>;

/** API Gateway carries texts only, so "no speciality" is "". */
export function contextOf({ email, role, speciality }: Caller): Readonly<Record<string, string>> {
  return { email, role, speciality: speciality ?? '', group: groupAudience({ role, speciality }) };
}

/** The caller that `contextOf` described, or `undefined` when the route has no authorizer of ours. */
export function callerOf(context: unknown): Caller | undefined {
  if (typeof context !== 'object' || context === null) return undefined;
  const { email, role, speciality } = context as Readonly<Record<string, unknown>>;
  const knownRole = Object.values(Role).find((known) => known === role);
  if (typeof email !== 'string' || !isEmail(email) || knownRole === undefined) return undefined;
  const trade: Speciality | undefined =
    typeof speciality === 'string' ? parseSpeciality(speciality) : undefined;
  return { email, role: knownRole, speciality: trade ?? null };
}

/** [NOT-2] What the caller listens to; the authorizer let no inert account in. */
export function audiencesOf(caller: Caller): readonly Audience[] {
  return [userAudience(caller.email), groupAudience(caller)];
}
