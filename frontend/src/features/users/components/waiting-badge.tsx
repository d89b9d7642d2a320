import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { waitingQuery } from '../../../shared/api/users.js';
import { CountBadge } from '../../../shared/ui/count-badge.js';

/** How many workers wait for an admin's yes, wherever the way to them is. */
export function WaitingBadge({ className }: { className?: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(waitingQuery);
  const count = data?.length ?? 0;
  return (
    <CountBadge
      count={count}
      label={t('people.waiting.title', { count })}
      {...(className !== undefined && { className })}
    />
  );
}
