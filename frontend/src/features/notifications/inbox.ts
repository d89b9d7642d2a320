import type { Notification, NotificationPage } from '../../shared/api/models.js';

/** What the bell knows: the newest notifications, how many are unread, and up to where it has heard. */
export interface Inbox {
  /** Newest first. */
  readonly items: readonly Notification[];
  readonly unread: number;
  /** The server stopped counting: there may be more unread ones. */
  readonly hasMoreUnread: boolean;
  readonly cursor: string;
  /** The server has older ones than those here. */
  readonly hasOlder: boolean;
}

export const emptyInbox: Inbox = {
  items: [],
  unread: 0,
  hasMoreUnread: false,
  cursor: '',
  hasOlder: false,
};

/**
 * Takes the newest page in, which starts an inbox (`undefined`) or refreshes it. A refresh does not move the cursor:
 * nobody has told the lists of what came with it, and there may be more between the two.
 */
export function takeNewest(inbox: Inbox | undefined, page: NotificationPage): Inbox {
  const isFirst = inbox === undefined;
  const taken = takeNews(inbox ?? emptyInbox, page);
  const { cursor } = inbox ?? taken;
  return {
    ...taken,
    cursor,
    hasOlder: isFirst || inbox.items.length === 0 ? page.hay_mas : inbox.hasOlder,
  };
}

/** Takes in what came after the cursor; the server's count of unread ones is the truth. */
export function takeNews(inbox: Inbox, page: NotificationPage): Inbox {
  return {
    items: merge(inbox.items, page.notificaciones),
    unread: page.no_leidas,
    hasMoreUnread: page.no_leidas_mas,
    cursor: page.cursor > inbox.cursor ? page.cursor : inbox.cursor,
    hasOlder: inbox.hasOlder,
  };
}

/** Takes in a page from further back. */
export function takeOlder(inbox: Inbox, page: NotificationPage): Inbox {
  return { ...inbox, items: merge(inbox.items, page.notificaciones), hasOlder: page.hay_mas };
}

/**
 * Takes one live notification in, once. The cursor stays: only the server's answers move it, because a push
 * does not promise that nothing before it was lost.
 */
export function takeOne(inbox: Inbox, notification: Notification): Inbox {
  if (inbox.items.some(({ id }) => id === notification.id)) return inbox;
  return {
    ...inbox,
    items: merge(inbox.items, [notification]),
    unread: inbox.unread + (notification.leida ? 0 : 1),
  };
}

/** Marks some as read before the server has answered. */
export function markAsRead(inbox: Inbox, isMeant: (notification: Notification) => boolean): Inbox {
  const fresh = inbox.items.filter((item) => !item.leida && isMeant(item));
  if (fresh.length === 0) return inbox;
  return {
    ...inbox,
    items: inbox.items.map((item) => (fresh.includes(item) ? { ...item, leida: true } : item)),
    unread: Math.max(0, inbox.unread - fresh.length),
  };
}

/** Each id once, newest first; of two copies the one that has been read is kept. */
function merge(
  known: readonly Notification[],
  news: readonly Notification[],
): readonly Notification[] {
  const byId = new Map(known.map((item) => [item.id, item]));
  for (const item of news) {
    const before = byId.get(item.id);
    byId.set(item.id, before?.leida ? { ...item, leida: true } : item);
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
}
