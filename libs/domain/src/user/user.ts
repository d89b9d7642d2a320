import { Role, type Language, type Speciality } from '../shared/index.js';
import { domainOf, normaliseEmail } from './email.js';
import type { Shift } from './shift.js';
import {
  AccountNotWaitingError,
  OnlyAdminsDeactivateError,
  OwnAccountError,
  SpecialityRequiredError,
  UserNotVerifiedError,
} from './user.errors.js';

/** Where an account stands between registration and use. */
export const AccountStatus = {
  Unverified: 'sin_verificar',
  AwaitingApproval: 'por_aprobar',
  Active: 'activo',
  Deactivated: 'desactivado',
  /** Never stored: how an active admin stands who must have a second factor and has none. */
  LacksSecondFactor: 'sin_segundo_paso',
} as const;
export type AccountStatus = (typeof AccountStatus)[keyof typeof AccountStatus];

/** What proves somebody besides the password: an app that makes time-based codes (RFC 6238). */
export interface SecondFactor {
  /** Shared with the app, sealed by whoever stores it. */
  readonly secret: string;
  /** Off until a first code has proved that the app has the secret. */
  readonly isOn: boolean;
  /** The time step of the newest code that was used: no code of this step or an earlier one works again. */
  readonly lastStep: number;
  /** Digests of the recovery codes that are left. */
  readonly recoveryHashes: readonly string[];
}

/** Who somebody is at an identity provider: within an issuer a subject is one person for good. */
export interface ProviderIdentity {
  readonly issuer: string;
  readonly subject: string;
}

/** Whether both are the same person at the same provider. */
export function isSameIdentity(one: ProviderIdentity, other: ProviderIdentity): boolean {
  return one.issuer === other.issuer && one.subject === other.subject;
}

/** An account: who somebody is and what they may do here. */
export interface User {
  readonly id: string;
  /** Trimmed and lower-cased; the key of an account. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** A worker's trade; null for everybody else. */
  readonly speciality: Speciality | null;
  readonly status: AccountStatus;
  /** Argon2id in PHC form, or the old system's SHA-256 hex until the first login. */
  readonly passwordHash: string;
  readonly createdAt: string;
  /** Incidents assigned to this worker that are not resolved yet; kept by the incident transactions. */
  readonly openLoad: number;
  /** When this worker was given an incident last; kept by the incident transactions, absent before the first. */
  readonly lastAssignedAt?: string;
  /** A worker's hours, or when an admin is on duty; absent where nobody told them. */
  readonly shift?: Shift;
  /** Sessions that were opened before this moment are over; null when none were ended together. */
  readonly sessionsSince: string | null;
  /** Present from its set-up on; its secret never leaves the server again. */
  readonly secondFactor?: SecondFactor;
  /** Who may log in without the password, by the word of the identity provider. */
  readonly identity?: ProviderIdentity;
  /** What somebody is mailed in; absent in accounts that were never asked: Spanish. */
  readonly language?: Language;
  /** Grows by one at every change of the account (the load does not count). */
  readonly version: number;
}

/** The part of an account that every decision needs; what a session proves. */
export interface Actor {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly speciality: Speciality | null;
  readonly status: AccountStatus;
}

/** Exact mail domain -> role; a domain that is not listed is foreign and gets `otherwise`. */
export interface RolePolicy {
  readonly domains: Readonly<Record<string, Role>>;
  readonly otherwise: Role;
}

/** [ACC-1] The role that the mail domain tells: exact domain, compared lower-cased. */
export function roleOf(email: string, policy: RolePolicy): Role {
  const domain = domainOf(email);
  return Object.hasOwn(policy.domains, domain)
    ? (policy.domains[domain] ?? policy.otherwise)
    : policy.otherwise;
}

/** Whether the address belongs to no domain of the policy. */
export function isForeign(email: string, policy: RolePolicy): boolean {
  return !Object.hasOwn(policy.domains, domainOf(email));
}

/** What somebody types to get an account. */
export interface Registration {
  readonly email: string;
  readonly name: string;
  readonly speciality: Speciality | null;
  readonly language?: Language;
}

/** [ACC-2] A new account is unverified; [ACC-3] a worker names a speciality, nobody else has one. */
export function registerUser(
  registration: Registration,
  policy: RolePolicy,
  given: { readonly id: string; readonly passwordHash: string; readonly at: string },
): User {
  const email = normaliseEmail(registration.email);
  const role = roleOf(email, policy);
  if (role === Role.Worker && registration.speciality === null) throw new SpecialityRequiredError();
  return {
    id: given.id,
    email,
    name: registration.name.trim(),
    role,
    speciality: role === Role.Worker ? registration.speciality : null,
    status: AccountStatus.Unverified,
    passwordHash: given.passwordHash,
    createdAt: given.at,
    openLoad: 0,
    sessionsSince: null,
    ...(registration.language !== undefined && { language: registration.language }),
    version: 1,
  };
}

/** [ACC-4] Opening the link proves the address; [ACC-5] a foreign worker then waits for an admin. */
export function verifyUser(user: User, policy: RolePolicy): User {
  if (user.status !== AccountStatus.Unverified) return user;
  const waits = user.role === Role.Worker && isForeign(user.email, policy);
  return {
    ...user,
    status: waits ? AccountStatus.AwaitingApproval : AccountStatus.Active,
    version: user.version + 1,
  };
}

/** What somebody who proves an address wants to be known by. */
export type Claim = Partial<
  Pick<User, 'id' | 'name' | 'speciality' | 'passwordHash' | 'createdAt'>
>;

/**
 * [ACC-17] The address is proved, and the account is that of whoever proved it: another password than the stored one
 * ends every session that was opened without it.
 */
export function claimUser(user: User, claim: Claim, policy: RolePolicy, at: string): User {
  const isTaken = claim.passwordHash !== undefined && claim.passwordHash !== user.passwordHash;
  return { ...verifyUser(user, policy), ...claim, ...(isTaken && { sessionsSince: at }) };
}

/** [ACC-6] An admin lets a waiting worker in; an address nobody proved cannot be approved. */
export function approveUser(user: User): User {
  switch (user.status) {
    case AccountStatus.Active:
      return user;
    case AccountStatus.AwaitingApproval:
      return { ...user, status: AccountStatus.Active, version: user.version + 1 };
    case AccountStatus.Unverified:
      throw new UserNotVerifiedError(user.email);
    case AccountStatus.Deactivated:
    case AccountStatus.LacksSecondFactor:
      throw new AccountNotWaitingError(user.email);
  }
}

/** The account with a new password hash (old SHA-256 accounts are re-hashed at their first login). */
export function withPasswordHash(user: User, passwordHash: string): User {
  return { ...user, passwordHash, version: user.version + 1 };
}

/** [ACC-19] The account with a password that its owner chose anew, which ends every session opened before. */
export function resetPassword(user: User, passwordHash: string, at: string): User {
  return { ...withPasswordHash(user, passwordHash), sessionsSince: at };
}

/** [ACC-21] The account switched off by an admin, every session of it over; their own nobody switches off. */
export function deactivateUser(user: User, by: Actor, at: string): User {
  if (by.role !== Role.Admin) throw new OnlyAdminsDeactivateError();
  if (user.email === by.email) throw new OwnAccountError();
  if (user.status === AccountStatus.Deactivated) return user;
  const status = AccountStatus.Deactivated;
  return { ...user, status, sessionsSince: at, version: user.version + 1 };
}

/**
 * [ACC-21] The account switched on again: its owner proves the address anew, and a foreign worker waits again. [OID-3]
 * The address may be somebody else's by now, so who was linked to it is not any more.
 */
export function reactivateUser(user: User, by: Actor): User {
  if (by.role !== Role.Admin) throw new OnlyAdminsDeactivateError();
  if (user.status !== AccountStatus.Deactivated) return user;
  const { identity: _lost, ...rest } = user;
  return { ...rest, status: AccountStatus.Unverified, version: user.version + 1 };
}

/** [ACC-20] The account with every session over that was opened before. */
export function endSessions(user: User, at: string): User {
  return { ...user, sessionsSince: at, version: user.version + 1 };
}

/** [ACC-7] An inert account may log in and finish its registration, and nothing else. */
export function isInert(actor: Pick<Actor, 'role' | 'status'>): boolean {
  if (actor.status === AccountStatus.Active) return false;
  return !(actor.status === AccountStatus.Unverified && actor.role === Role.Student);
}
