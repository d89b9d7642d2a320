import type { TFunction } from 'i18next';
import type { Inbox } from './inbox.js';

/** How many are unread, in words. */
export function unreadText(t: TFunction, { unread, hasMoreUnread }: Inbox): string {
  if (hasMoreUnread) return t('inbox.countMore', { count: unread });
  return unread === 0 ? t('inbox.allRead') : t('inbox.count', { count: unread });
}
