import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CountBadge } from '../../../shared/ui/count-badge.js';
import { inboxQuery } from '../api/inbox-queries.js';

/** How many notifications nobody has looked at, for the corner of an icon. */
export function UnreadBadge({ className }: { className?: string }) {
  const { t } = useTranslation();
  const { data: inbox } = useQuery(inboxQuery);
  const count = inbox?.unread ?? 0;
  return (
    <CountBadge
      count={count}
      label={t('inbox.count', { count })}
      {...(className && { className })}
    />
  );
}
