import { useTranslation } from 'react-i18next';
import type { Entry } from '../../../shared/outbox/entry.js';
import { useOutboxView } from '../../../shared/outbox/use-outbox.js';
import { WaitingMark } from '../../../shared/outbox/waiting-mark.js';
import { TimeAgo } from '../../../shared/ui/time-ago.js';

/** Reports that no server knows of yet, the newest first. */
export function useWaitingReports(): readonly Entry[] {
  return useOutboxView()
    .entries.filter(({ act }) => act.kind === 'report')
    .toReversed();
}

/** [OFF-6] What somebody has reported without a network, above what the server has. */
export function WaitingReports() {
  const { t } = useTranslation();
  const reports = useWaitingReports();
  if (reports.length === 0) return null;
  return (
    <section aria-labelledby="own-waiting" className="mb-8">
      <h2 id="own-waiting" className="mb-2.5 text-sm font-semibold text-ink-soft">
        {t('outbox.reports')}
      </h2>
      <ul className="flex flex-col gap-3">
        {reports.map(({ id, title, at, photos }) => (
          <li
            key={id}
            className="rounded-xl border border-dashed border-line-strong bg-raised px-4 py-3.5"
          >
            <div className="flex items-start justify-between gap-3">
              <p className="heading min-w-0 text-lg break-words">{title}</p>
              <span className="mt-1 text-xs text-ink-faint">
                <TimeAgo at={at} />
              </span>
            </div>
            {photos.length > 0 && (
              <p className="mt-0.5 text-sm text-ink-faint">
                {t('outbox.photos', { count: photos.length })}
              </p>
            )}
            <WaitingMark subject={id} className="mt-2.5" />
          </li>
        ))}
      </ul>
    </section>
  );
}
