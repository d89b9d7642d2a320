import { useTranslation } from 'react-i18next';
import { Problem, Unreachable } from '../api/problem.js';
import type { PhotoFailure } from './photo-uploads.js';

/** Why a photo did not arrive: in the server's words where it gave any. */
export function usePhotoWords(): (failure: PhotoFailure) => string {
  const { t } = useTranslation();
  return ({ reason, error }) => {
    if (reason !== 'server') return t(`photos.failure.${reason}`);
    if (error instanceof Unreachable) return t('photos.failure.offline');
    const words =
      error instanceof Problem && error.status < 500
        ? (error.body?.errors?.[0]?.detail ?? error.words)
        : undefined;
    return words ?? t('photos.failure.server');
  };
}
