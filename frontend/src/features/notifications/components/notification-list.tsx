import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Notification } from '../../../shared/api/models.js';
import { useViewer } from '../../../shared/api/viewer.js';
import { paths } from '../../../shared/config/paths.js';
import { cx } from '../../../shared/ui/cx.js';
import { TimeAgo } from '../../../shared/ui/time-ago.js';
import { useMarkRead } from '../api/inbox-queries.js';
import { notificationText } from '../notification-text.js';
import { NotificationMark } from './notification-mark.js';

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
        <li key={item.id}>
          <Link
            to={addressOf(item)}
            onClick={() => {
              if (!item.leida) markRead.mutate({ ids: [item.id] });
              onOpen?.();
            }}
            className="focus-ring flex min-h-16 items-start gap-3 rounded-sm px-4 py-3 -outline-offset-2! transition-colors hover:bg-sunken sm:px-5"
          >
            <NotificationMark state={item.a} className="mt-0.5 size-5" />
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
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Where to see what a notification is about. */
function addressOf({ tipo, incidente_id }: Notification): string {
  return tipo === 'cuenta_por_aprobar' ? paths.people : paths.incident(incidente_id);
}
