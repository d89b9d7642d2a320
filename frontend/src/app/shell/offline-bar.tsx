import { WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLiveState } from '../../shared/realtime/live-state.js';

/** On top of every page while the connection is lost: what is shown may be old. */
export function OfflineBar() {
  const { t } = useTranslation();
  if (useLiveState() !== 'offline') return null;
  return (
    <div className="flex animate-fade items-center gap-2.5 border-b border-line bg-warning-soft px-4 py-2 text-sm text-ink sm:px-6">
      <WifiOff aria-hidden className="size-4 shrink-0 text-warning" />
      {t('live.offline.help')}
    </div>
  );
}
