import { Role, type Language, type Speciality } from '../shared/index.js';
import { SpecialityRequiredError, UserExistsError } from './user.errors.js';
import { AccountStatus, type User } from './user.js';

/** What somebody can be invited to be. */
export const INVITED_ROLES = [Role.Worker, Role.Admin] as const;
export type InvitedRole = (typeof INVITED_ROLES)[number];

/** What its link offers. */
export interface Invitation {
  readonly role: InvitedRole;
  /** A worker's trade; null for an admin. */
  readonly speciality: Speciality | null;
  /** The name of who invites; null for the first admin, whom nobody in here invites. */
  readonly invitedBy: string | null;
}

/** [INV-1] An invitation for an address that has no proved account yet; a worker's names the speciality. */
export function inviteUser(
  email: string,
  existing: User | undefined,
  offer: Invitation,
): Invitation {
  if (existing !== undefined && !isOpenTo(existing)) throw new UserExistsError(email);
  const isWorker = offer.role === Role.Worker;
  if (isWorker && offer.speciality === null) throw new SpecialityRequiredError();
  return { ...offer, speciality: isWorker ? offer.speciality : null };
}

/** What somebody who accepts wants to be known by. */
export interface Acceptance {
  readonly id: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly language?: Language;
  readonly at: string;
}

/**
 * [INV-2] The account of whoever opened the link: active, because the mail proves the address and the invitation is the
 * approval. What a stranger registered under the address before is theirs no longer.
 */
export function acceptInvitation(
  email: string,
  existing: User | undefined,
  { role, speciality }: Invitation,
  { id, name, passwordHash, language, at }: Acceptance,
): User {
  if (existing !== undefined && !isOpenTo(existing)) throw new UserExistsError(email);
  return {
    id: existing?.id ?? id,
    email,
    name: name.trim(),
    role,
    speciality,
    status: AccountStatus.Active,
    passwordHash,
    createdAt: existing?.createdAt ?? at,
    openLoad: existing?.openLoad ?? 0,
    sessionsSince: existing === undefined ? null : at,
    ...(language !== undefined && { language }),
    version: (existing?.version ?? 0) + 1,
  };
}

/** Whether the account is nobody's yet, or waits for the very yes that an invitation is. */
function isOpenTo({ status }: User): boolean {
  return status === AccountStatus.Unverified || status === AccountStatus.AwaitingApproval;
}
