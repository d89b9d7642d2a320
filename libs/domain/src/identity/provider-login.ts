import {
  AccountStatus,
  claimUser,
  domainOf,
  isEmail,
  isSameIdentity,
  normaliseEmail,
  registerUser,
  verifyUser,
  type ProviderIdentity,
  type RolePolicy,
  type User,
} from '../user/index.js';
import {
  AccountDeactivatedError,
  ProviderMailForeignError,
  ProviderMailUnverifiedError,
  ProviderOtherIdentityError,
} from './identity.errors.js';

/** Somebody who logged in at the identity provider, with an address that is theirs by its word. */
export interface ProvenPerson {
  readonly identity: ProviderIdentity;
  /** Normalised. */
  readonly email: string;
  readonly name: string;
}

/** [OID-2] The address that the provider says is verified, of exactly one of the domains that it is believed about. */
export function requireOwnMail(
  mail: unknown,
  isVerified: unknown,
  domains: readonly string[],
): string {
  if (typeof mail !== 'string' || !isEmail(mail) || isVerified !== true) {
    throw new ProviderMailUnverifiedError();
  }
  if (!domains.includes(domainOf(mail))) throw new ProviderMailForeignError();
  return normaliseEmail(mail);
}

/** [OID-3] Refuses whom the account is not for: it is switched off, or linked to somebody else at the provider. */
export function requireEntry(user: User, identity: ProviderIdentity): void {
  if (user.status === AccountStatus.Deactivated) throw new AccountDeactivatedError();
  if (user.identity !== undefined && !isSameIdentity(user.identity, identity)) {
    throw new ProviderOtherIdentityError();
  }
}

/** [OID-4] A new account of the role its domain tells; its address is proved by the provider's word. */
export function registerByProvider(
  { email, name, identity }: ProvenPerson,
  policy: RolePolicy,
  given: { readonly id: string; readonly passwordHash: string; readonly at: string },
): User {
  const user = registerUser({ email, name, speciality: null }, policy, given);
  return { ...verifyUser(user, policy), identity, version: 1 };
}

/**
 * [OID-5] The account of an address that nobody proved, for who proved it now: what a stranger may have registered, the
 * password and the sessions, is void, as with a mailed link.
 */
export function claimByProvider(
  user: User,
  { name, identity }: ProvenPerson,
  policy: RolePolicy,
  given: { readonly passwordHash: string; readonly at: string },
): User {
  const { passwordHash, at } = given;
  return { ...claimUser(user, { name, passwordHash }, policy, at), identity };
}

/** [OID-3] The account linked to who proved its address; the same when it is already. */
export function linkIdentity(user: User, identity: ProviderIdentity): User {
  return user.identity === undefined ? { ...user, identity, version: user.version + 1 } : user;
}

/** [OID-3] The account linked to nobody at the provider; the same when it is not linked. */
export function unlinkIdentity(user: User): User {
  if (user.identity === undefined) return user;
  const { identity: _lost, ...rest } = user;
  return { ...rest, version: user.version + 1 };
}
