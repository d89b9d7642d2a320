import { CloudUpload } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../../shared/outbox/entry.js';
import { useOutbox, useWaiting } from '../../../shared/outbox/use-outbox.js';

/** [OFF-6] The photos of an incident that are on this device only, as tiles of its strip. */
export function WaitingPhotos({ incidentId }: { incidentId: string }) {
  return useWaiting(incidentId)
    .filter(({ photos, state }) => photos.length > 0 && state === 'waiting')
    .map((entry) => <PhotosOf key={entry.id} entry={entry} />);
}

function PhotosOf({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const pictures = usePictures(entry);
  return pictures.map((picture) => (
    <li
      key={picture}
      className="relative aspect-square overflow-hidden rounded-lg ring-1 ring-line"
    >
      <img src={picture} alt={t('outbox.photo')} className="size-full object-cover" />
      <span className="absolute inset-x-0 bottom-0 flex items-center gap-1 bg-night px-1.5 py-0.5 text-xs font-semibold text-on-night">
        <CloudUpload aria-hidden className="size-3.5 shrink-0" />
        <span className="truncate">{t('photos.later')}</span>
      </span>
    </li>
  ));
}

/** Addresses of the photos of an entry, for as long as they are shown. */
function usePictures(entry: Entry): readonly string[] {
  const outbox = useOutbox();
  const [pictures, setPictures] = useState<readonly string[]>([]);
  const { id } = entry;
  useEffect(() => {
    let isHere = true;
    let made: readonly string[] = [];
    void outbox?.filesOf(id).then((files) => {
      if (!isHere) return;
      made = files.map(({ file }) => URL.createObjectURL(file));
      setPictures(made);
    });
    return () => {
      isHere = false;
      for (const picture of made) URL.revokeObjectURL(picture);
    };
  }, [outbox, id]);
  return pictures;
}
