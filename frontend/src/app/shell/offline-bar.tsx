import { useQueryClient } from '@tanstack/react-query';
import { WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLiveState } from '../../shared/realtime/live-state.js';
import { TimeAgo } from '../../shared/ui/time-ago.js';

/** On top of every page while the connection is lost: what is shown may be old. */
export function OfflineBar() {
  const { t } = useTranslation();
  const isOffline = useLiveState() === 'offline';
  const seenAt = useSeenAt();
  if (!isOffline) return null;
  return (
    <div className="flex animate-fade items-center gap-2.5 border-b border-line bg-warning-soft px-4 py-2 text-sm text-ink sm:px-6">
      <WifiOff aria-hidden className="size-4 shrink-0 text-warning" />
      <span className="min-w-0 flex-1">
        {t('live.offline.help')}{' '}
        {seenAt !== undefined && (
          <span className="whitespace-nowrap text-ink-soft">
            {t('live.offline.seen')} <TimeAgo at={seenAt} />.
          </span>
        )}
      </span>
    </div>
  );
}

/** [OFF-7] When the incidents on this device were fetched last. */
function useSeenAt(): string | undefined {
  const queries = useQueryClient()
    .getQueryCache()
    .findAll({ queryKey: ['incidents'] });
  const last = Math.max(0, ...queries.map(({ state }) => state.dataUpdatedAt));
  return last === 0 ? undefined : new Date(last).toISOString();
}
