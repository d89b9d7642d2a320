import { AccountStatus, isInert, type Actor } from '../user/index.js';
import {
  AccountAwaitingApprovalError,
  AccountDeactivatedError,
  AccountLacksSecondFactorError,
  AccountUnverifiedError,
} from './identity.errors.js';

/** [ACC-7] Refuses an inert account, and says what it waits for. */
export function requireActive(actor: Pick<Actor, 'role' | 'status'>): void {
  if (!isInert(actor)) return;
  if (actor.status === AccountStatus.AwaitingApproval) throw new AccountAwaitingApprovalError();
  if (actor.status === AccountStatus.Deactivated) throw new AccountDeactivatedError();
  if (actor.status === AccountStatus.LacksSecondFactor) throw new AccountLacksSecondFactorError();
  throw new AccountUnverifiedError();
}
