import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usersQuery } from '../../../shared/api/users.js';
import { CountBadge } from '../../../shared/ui/count-badge.js';

const everyMinute = 60_000;

/** How many workers wait for an admin's yes, wherever the way to them is. */
export function WaitingBadge({ className }: { className?: string }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    ...usersQuery({ role: 'trabajador', state: 'por_aprobar' }),
    refetchInterval: everyMinute,
  });
  const count = data?.length ?? 0;
  return (
    <CountBadge
      count={count}
      label={t('people.waiting.title', { count })}
      {...(className !== undefined && { className })}
    />
  );
}
