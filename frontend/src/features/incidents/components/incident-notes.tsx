import { GitMerge, PauseCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/api/models.js';
import { paths } from '../../../shared/config/paths.js';
import { TextLink } from '../../../shared/ui/text-link.js';
import { TimeAgo } from '../../../shared/ui/time-ago.js';

/** What stands still, or goes on elsewhere. */
export function IncidentNotes({ incident: { pausa, unido_a } }: { incident: Incident }) {
  const { t } = useTranslation();
  return (
    <>
      {pausa && (
        <p className="mt-5 flex items-start gap-2.5 rounded-xl bg-warning-soft px-4 py-3 text-sm">
          <PauseCircle aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
          <span className="min-w-0 break-words">
            <span className="font-semibold">
              {pausa.motivo ? t('pause.because', { reason: pausa.motivo }) : t('pause.plain')}
            </span>{' '}
            <span className="text-xs text-ink-soft">
              <TimeAgo at={pausa.desde} />
            </span>
          </span>
        </p>
      )}
      {typeof unido_a === 'string' && (
        <p className="mt-5 flex items-start gap-2.5 rounded-xl bg-sunken px-4 py-3 text-sm">
          <GitMerge aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-soft" />
          <span>
            {t('merged.into')} <TextLink to={paths.incident(unido_a)}>{t('merged.open')}</TextLink>
          </span>
        </p>
      )}
    </>
  );
}
