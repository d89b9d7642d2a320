import { AccountEventKind, type AccountEvent } from '@vigia/domain/audit';
import { LINK_HOURS, type OneTimeTokenRepository } from '@vigia/domain/identity';
import { Role } from '@vigia/domain/shared';
import {
  AccountStatus,
  inviteUser,
  isEmail,
  normaliseEmail,
  type UserRepository,
} from '@vigia/domain/user';
import { digest, type Clock, type Ids } from '@vigia/platform';

const HOUR_MS = 3_600_000;

/** What the command works with. */
export interface Ground {
  readonly users: UserRepository;
  readonly tokens: OneTimeTokenRepository;
  readonly ids: Ids;
  readonly clock: Clock;
}

/** A link that makes whoever opens it an admin; refuses while there is an admin, who can invite others. */
export async function inviteFirstAdmin(
  { users, tokens, ids, clock }: Ground,
  address: string,
  webUrl: string,
): Promise<{ readonly link: string; readonly days: number }> {
  if (!isEmail(address)) throw new Error(`${address} is no mail address.`);
  const email = normaliseEmail(address);
  const admin = await findAdmin(users);
  if (admin !== undefined) {
    throw new Error(`There is an admin already: ${admin}. Ask them for an invitation.`);
  }
  const offer = { role: Role.Admin, speciality: null, invitedBy: null };
  const invitation = inviteUser(email, await users.find(email), offer);
  const now = clock.nowMs();
  const secret = ids.secret();
  const hours = LINK_HOURS.invitation;
  const event: AccountEvent = {
    id: ids.ulid(now),
    kind: AccountEventKind.Invited,
    account: email,
    actor: null,
    at: new Date(now).toISOString(),
    source: { ip: '', agent: 'npm run first-admin' },
    detail: Role.Admin,
  };
  const expiresAt = new Date(now + hours * HOUR_MS).toISOString();
  const token = { hash: digest(secret), purpose: 'invitation', email, expiresAt } as const;
  await tokens.put({ ...token, invitation }, undefined, event);
  return {
    link: `${webUrl.replace(/\/$/, '')}/invitacion?token=${secret}`,
    days: Math.round(hours / 24),
  };
}

/** The address of an admin who can act. */
async function findAdmin(users: UserRepository): Promise<string | undefined> {
  let cursor: string | undefined;
  do {
    const query = {
      status: AccountStatus.Active,
      limit: 1,
      ...(cursor !== undefined && { cursor }),
    };
    const page = await users.listByRole(Role.Admin, query);
    if (page.items[0] !== undefined) return page.items[0].email;
    cursor = page.next;
  } while (cursor !== undefined);
  return undefined;
}
