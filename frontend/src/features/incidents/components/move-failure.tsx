import { useTranslation } from 'react-i18next';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { Notice } from '../../../shared/ui/notice.js';
import { isConcurrentChange } from '../use-move.js';

/** Why a move did not happen; after a concurrent change the fresh incident is already on the screen. */
export function MoveFailure({ error, className }: { error: unknown; className?: string }) {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  return (
    <div className={className}>
      {isConcurrentChange(error) ? (
        <Notice tone="warning" title={t('move.conflict.title')}>
          {t('move.conflict.body')}
        </Notice>
      ) : (
        <FormFailure error={error} />
      )}
    </div>
  );
}
