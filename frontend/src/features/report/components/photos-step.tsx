import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PhotoPicker } from '../../../shared/photos/photo-picker.js';
import type { PhotoUploads } from '../../../shared/photos/photo-uploads.js';
import { photosMax } from '../../../shared/photos/upload-photo.js';

/** The first step: show it. */
export function PhotosStep({ photos }: { photos: PhotoUploads }) {
  const { t } = useTranslation('report');
  return (
    <>
      <PhotoPicker uploads={photos} max={photosMax} />
      <p className="flex items-start gap-2 text-xs text-ink-faint">
        <ShieldCheck aria-hidden className="mt-px size-4 shrink-0" />
        {t('kept')}
      </p>
    </>
  );
}
