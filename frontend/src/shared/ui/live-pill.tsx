import { useTranslation } from 'react-i18next';
import { useLiveState } from '../realtime/live-state.js';
import type { LiveState } from '../realtime/live-connection.js';
import { cx } from './cx.js';

const looks: Record<LiveState, { dot: string; ink: string }> = {
  live: { dot: 'bg-success', ink: 'text-ink-faint' },
  connecting: { dot: 'bg-warning animate-pulse-soft', ink: 'text-ink-soft' },
  'catching-up': { dot: 'bg-warning animate-pulse-soft', ink: 'text-ink-soft' },
  offline: { dot: 'bg-danger', ink: 'text-danger font-semibold' },
};

/** Whether what one sees is what is: said quietly while it is, and plainly when it may not be. */
export function LivePill({ className }: { className?: string }) {
  const { t } = useTranslation();
  const state = useLiveState();
  const { dot, ink } = looks[state];
  return (
    <span
      role="status"
      title={t(`live.${state}.help`)}
      className={cx('inline-flex items-center gap-2 text-xs', ink, className)}
    >
      <span aria-hidden className={cx('size-2 rounded-full', dot)} />
      {t(`live.${state}.name`)}
    </span>
  );
}
