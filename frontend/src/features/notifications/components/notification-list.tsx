import { BellOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Notification } from '../../../shared/api/models.js';
import { useViewer } from '../../../shared/api/viewer.js';
import { cx } from '../../../shared/ui/cx.js';
import { TimeAgo } from '../../../shared/ui/time-ago.js';
import { useMarkRead } from '../api/inbox-queries.js';
import { notificationAddress } from '../notification-address.js';
import { notificationText } from '../notification-text.js';
import { NotificationMark } from './notification-mark.js';
import { WhyTold } from './why-told.js';

export interface NotificationListProps {
  readonly items: readonly Notification[];
  readonly onOpen?: () => void;
}

/** Notifications, newest first; opening one reads it. */
export function NotificationList({ items, onOpen }: NotificationListProps) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const markRead = useMarkRead();
  return (
    <ul className="divide-y divide-line">
      {items.map((item) => (
        <li key={item.id} className="flex items-start transition-colors hover:bg-sunken">
          <Link
            to={notificationAddress(item)}
            onClick={() => {
              if (!item.leida) markRead.mutate({ ids: [item.id] });
              onOpen?.();
            }}
            className="focus-ring flex min-h-16 min-w-0 flex-1 items-start gap-3 rounded-sm py-3 pl-4 -outline-offset-2! sm:pl-5"
          >
            <NotificationMark
              state={item.a}
              className={cx('mt-0.5 size-5', item.callada && 'opacity-60')}
            />
            <span className="min-w-0 flex-1">
              <span
                className={cx(
                  'block text-sm',
                  item.leida ? 'text-ink-soft' : 'font-semibold text-ink',
                )}
              >
                {notificationText(item, viewer, t)}
              </span>
              <span className="mt-0.5 block truncate text-xs text-ink-faint">
                {item.titulo} · <TimeAgo at={item.fecha} />
              </span>
            </span>
            {!item.leida && (
              <span className="mt-1.5 size-2.5 shrink-0 rounded-full bg-accent">
                <span className="sr-only">{t('inbox.unread')}</span>
              </span>
            )}
            {item.callada && (
              <span className="mt-0.5 shrink-0 text-ink-faint">
                <BellOff aria-hidden className="size-4" />
                <span className="sr-only">{t('why.quiet')}</span>
              </span>
            )}
          </Link>
          <span className="mt-1.5 mr-1.5 ml-1 sm:mr-2.5">
            <WhyTold notification={item} onLeave={onOpen} />
          </span>
        </li>
      ))}
    </ul>
  );
}
