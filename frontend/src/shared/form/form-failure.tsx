import { useTranslation } from 'react-i18next';
import { Problem, Unreachable } from '../api/problem.js';
import { photoRefusalText } from '../photos/photo-refusals.js';
import { Notice } from '../ui/notice.js';

/** What the server, or the way to it, has against the form as a whole. */
export function FormFailure({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (error === undefined || error === null) return null;
  if (error instanceof Unreachable) {
    return (
      <Notice tone="warning" title={t('failure.offline.title')}>
        {t('failure.offline.form')}
      </Notice>
    );
  }
  if (error instanceof Problem && error.status < 500) {
    const text = photoRefusalText(error.code);
    return (
      <Notice tone="danger" title={text === undefined ? error.message : t(text)}>
        {error.status === 429 && error.retryAfter !== undefined
          ? t('failure.tooMany', { count: error.retryAfter })
          : undefined}
      </Notice>
    );
  }
  return (
    <Notice tone="danger" title={t('failure.server.title')}>
      {t('failure.server.form')}
    </Notice>
  );
}
