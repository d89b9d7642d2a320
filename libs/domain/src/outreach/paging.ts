import { AUTO_ASSIGNER } from '../assignment/index.js';
import type { Incident } from '../incident/index.js';
import { isRead, type Notification, type ReadState } from '../notification/index.js';
import { isOnShift, shiftOf, type LocalMoment, type User } from '../user/index.js';
import { eventOf } from './parcel.js';

/** [OUT-10] Minutes after which a page that nobody answered goes to all admins. */
export const PAGE_AGAIN_AFTER_MIN = 10;

/** [OUT-8] Whether a notice pages admins: something dangerous begins. */
export function isPage({ capacity, isUrgent }: Notification): boolean {
  return capacity === 'admins' && isUrgent;
}

/** [OUT-8] The admins whom a page is for: those on duty, all where nobody is, and never who did it themselves. */
export function pagedAdmins(
  admins: readonly User[],
  { actor }: Notification,
  now: LocalMoment,
): readonly User[] {
  const onDuty = admins.filter((admin) => isOnShift(shiftOf(admin), now));
  return (onDuty.length > 0 ? onDuty : admins).filter(({ email }) => email !== actor?.email);
}

/**
 * [OUT-10] Whether a page was answered: an admin read it who did not cause it, or anybody but its reporter acted on the
 * incident since.
 */
export function isAnswered(
  page: Notification,
  incident: Incident | undefined,
  admins: readonly { readonly email: string; readonly state: ReadState }[],
): boolean {
  if (incident === undefined) return true;
  const { updatedAt, updatedBy, reporterEmail } = incident;
  const isActedOn =
    updatedAt !== null &&
    updatedAt > page.at &&
    updatedBy !== reporterEmail &&
    updatedBy !== AUTO_ASSIGNER.email;
  const others = admins.filter(({ email }) => email !== page.actor?.email);
  return isActedOn || others.some(({ email, state }) => isRead(page, state, email));
}

/** The event of a page that goes out once more. */
export function repeatOf(page: Notification): string {
  return `${eventOf(page)} 2`;
}

/** To whom the watch over one page is addressed: nobody has such an address. */
export function watchOf({ id }: Pick<Notification, 'id'>): string {
  return `#guardia#${id}`;
}
