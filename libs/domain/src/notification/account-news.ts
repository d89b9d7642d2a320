import { AccountEventKind, type AccountEvent } from '../audit/index.js';
import { Role } from '../shared/index.js';
import { AccountStatus, type User } from '../user/index.js';
import { roleAudience } from './audience.js';
import type { Notification } from './notification.js';

/** The word of a notification about no incident: somebody proved their address and waits for an admin. */
export const ACCOUNT_WAITS = 'cuenta_por_aprobar';

/**
 * [INV-5] What a change of an account tells admins: that somebody who has just proved their address waits for one of them.
 * It says the address and the trade, and no word that a stranger typed.
 */
export function accountNews(
  { email, speciality, status }: Pick<User, 'email' | 'speciality' | 'status'>,
  event: AccountEvent | undefined,
): readonly Notification[] {
  const waits = status === AccountStatus.AwaitingApproval;
  if (!waits || event?.kind !== AccountEventKind.Verified) return [];
  return [
    {
      id: event.id,
      audience: roleAudience(Role.Admin),
      capacity: 'admins',
      kind: ACCOUNT_WAITS,
      incidentId: '',
      title: email,
      actor: null,
      from: null,
      to: AccountStatus.AwaitingApproval,
      reason: speciality,
      isUrgent: false,
      at: event.at,
    },
  ];
}
