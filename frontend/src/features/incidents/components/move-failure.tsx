import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/api/models.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { Notice } from '../../../shared/ui/notice.js';
import { StateBadge } from '../../../shared/ui/state-mark.js';
import { isConcurrentChange } from '../use-move.js';

export interface MoveFailureProps {
  readonly error: unknown;
  readonly incident: Incident;
  /** What was meant to be done, to be compared with what has become of it. */
  readonly wanted?: string | undefined;
  readonly className?: string;
}

/** Why a move did not happen; after a concurrent change the fresh incident is already on the screen. */
export function MoveFailure({ error, incident, wanted, className }: MoveFailureProps) {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  return (
    <div className={className}>
      {isConcurrentChange(error) ? (
        <Notice tone="warning" title={t('move.conflict.title')}>
          {t('move.conflict.body')}
          {wanted !== undefined && (
            <span className="mt-2 flex flex-wrap items-center gap-2">
              <span className="text-ink-soft">{t('move.conflict.wanted')}</span>
              <span>{wanted}</span>
            </span>
          )}
          <span className="mt-2 flex flex-wrap items-center gap-2">
            <span className="text-ink-soft">{t('move.conflict.now')}</span>
            <StateBadge state={incident.estado} />
            <span>{incident.asignado_a_nombre ?? t('incident.unassigned')}</span>
          </span>
        </Notice>
      ) : (
        <FormFailure error={error} />
      )}
    </div>
  );
}
