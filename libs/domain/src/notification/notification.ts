import type { Audience } from './audience.js';

/** Days a notification is kept. */
export const NOTIFICATION_DAYS = 90;

/**
 * As what an audience is told: it decides the words, how much of the incident is shown and which moves are offered.
 * `trade` is the workers of its speciality, `campus` everybody with the feed,
 * `follower` who has the same trouble, `mentioned` one of the staff whom a message calls upon.
 */
export type Capacity =
  | 'reporter'
  | 'assignee'
  | 'former-assignee'
  | 'admins'
  | 'trade'
  | 'campus'
  | 'follower'
  | 'mentioned';

/** Something an audience must know, stored before it is pushed. `id` is a ULID, so rows sort by time. */
export interface Notification {
  readonly id: string;
  readonly audience: Audience;
  readonly capacity: Capacity;
  /** The event's word, for example `asignado`. */
  readonly kind: string;
  /** Empty where it is about no incident. */
  readonly incidentId: string;
  readonly title: string;
  /** Who did it; null where the audience may not know. */
  readonly actor: { readonly email: string; readonly name: string } | null;
  readonly from: string | null;
  readonly to: string;
  readonly reason: string | null;
  /** Whether something dangerous begins with it: a critical incident is new, open again, or critical only now. */
  readonly isUrgent: boolean;
  readonly at: string;
}

/** What one person has read: everything up to `upTo`, and the single ones in `ids`. */
export interface ReadState {
  /** A ULID, or "" for nothing. */
  readonly upTo: string;
  readonly ids: readonly string[];
}

/** Nobody has read anything yet. */
export const NOTHING_READ: ReadState = { upTo: '', ids: [] };

/** Single ids kept at most; `upTo` absorbs them as they settle. */
export const READ_IDS_MAX = 1000;

/** [NOT-4] One's own doings count as read; the rest when marked, singly or up to an id. */
export function isRead(notification: Notification, state: ReadState, reader: string): boolean {
  return (
    notification.actor?.email === reader ||
    notification.id <= state.upTo ||
    state.ids.includes(notification.id)
  );
}

/**
 * [NOT-5] Marks ids, and everything up to `upTo`. Reading never goes back: merging is order-free and repeatable.
 * `settled` is the smallest ULID that a row may still be given by a task whose clock lags; `upTo` never passes it,
 * so a row that is stored late is not read before anybody saw it.
 */
export function markRead(
  state: ReadState,
  seen: { readonly ids: readonly string[]; readonly upTo?: string | undefined },
  settled: string,
): ReadState {
  const wanted = seen.upTo ?? '';
  const upTo = [state.upTo, wanted < settled ? wanted : settled].reduce((a, b) => (a > b ? a : b));
  const mark = wanted === '' ? state.upTo : upTo;
  const ids = [...new Set([...state.ids, ...seen.ids])].filter((id) => id > mark).sort();
  return { upTo: mark, ids: ids.slice(-READ_IDS_MAX) };
}
