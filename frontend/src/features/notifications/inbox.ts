import type { Notification, NotificationPage } from '../../shared/api/models.js';

/** What the bell knows: the newest notifications without a gap, and how many are unread. */
export interface Inbox {
  /** Newest first. */
  readonly items: readonly Notification[];
  readonly unread: number;
  /** The server stopped counting: there may be more unread ones. */
  readonly hasMoreUnread: boolean;
  /** The newest one that an answer of the server told. */
  readonly cursor: string;
  /** The server has older ones than those here. */
  readonly hasOlder: boolean;
}

/** What a reader has seen: single ones, and with `hasta` everything up to it. */
export interface Seen {
  readonly ids: readonly string[];
  readonly hasta?: string;
}

/** The server counts no further. */
const unreadAtMost = 100;

/** The inbox as the newest page has it: the server's word on every one of them. */
export function inboxOf(page: NotificationPage): Inbox {
  return {
    items: page.notificaciones,
    unread: page.no_leidas,
    hasMoreUnread: page.no_leidas_mas,
    cursor: page.cursor,
    hasOlder: page.hay_mas,
  };
}

/** Takes in a page from further back. */
export function takeOlder(inbox: Inbox, page: NotificationPage): Inbox {
  const known = new Set(inbox.items.map(({ id }) => id));
  const older = page.notificaciones.filter(({ id }) => !known.has(id));
  return { ...inbox, items: newestFirst([...inbox.items, ...older]), hasOlder: page.hay_mas };
}

/** Takes one live notification in, once. */
export function takeOne(inbox: Inbox, notification: Notification): Inbox {
  if (inbox.items.some(({ id }) => id === notification.id)) return inbox;
  const isCountable = inbox.unread < unreadAtMost;
  return {
    ...inbox,
    items: newestFirst([notification, ...inbox.items]),
    ...(!notification.leida && {
      unread: isCountable ? inbox.unread + 1 : inbox.unread,
      hasMoreUnread: inbox.hasMoreUnread || !isCountable,
    }),
  };
}

/** [NOT-10] Marks what was seen as read before the server has. */
export function markAsRead(inbox: Inbox, seen: Seen): Inbox {
  const isSeen = ({ id, leida }: Notification) => !leida && hasSeen(seen, id);
  const fresh = inbox.items.filter(isSeen).length;
  if (fresh === 0) return inbox;
  const items = inbox.items.map((item) => (isSeen(item) ? { ...item, leida: true } : item));
  return { ...inbox, items, ...unreadOf(inbox, items, fresh, seen) };
}

/** Whether the server alone can tell how many are unread once this was read. */
export function isBeyond(inbox: Inbox, { ids, hasta }: Seen): boolean {
  const known = new Set(inbox.items.map(({ id }) => id));
  const isExact = hasta === undefined ? !inbox.hasMoreUnread : inbox.items.length > 0;
  return !isExact || ids.some((id) => !known.has(id));
}

function hasSeen({ ids, hasta }: Seen, id: string): boolean {
  return ids.includes(id) || (hasta !== undefined && id <= hasta);
}

/** What is newer than everything seen is all here; what is older is only counted. */
function unreadOf(
  inbox: Inbox,
  items: readonly Notification[],
  fresh: number,
  { hasta }: Seen,
): Pick<Inbox, 'unread' | 'hasMoreUnread'> {
  if (hasta === undefined) {
    const { hasMoreUnread } = inbox;
    return { unread: Math.max(0, inbox.unread - fresh), hasMoreUnread };
  }
  return { unread: items.filter(({ leida }) => !leida).length, hasMoreUnread: false };
}

function newestFirst(items: readonly Notification[]): readonly Notification[] {
  return items.toSorted((a, b) => (a.id < b.id ? 1 : -1));
}
