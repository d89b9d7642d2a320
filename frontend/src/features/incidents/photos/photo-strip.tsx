import { ImagePlus } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../../shared/api/client.js';
import type { Incident } from '../../../shared/api/models.js';
import { useWaiting } from '../../../shared/outbox/use-outbox.js';
import { Button } from '../../../shared/ui/button.js';
import { WaitingPhotos } from '../waiting/waiting-photos.js';
import { photoMoments, photosLeft } from './photos-left.js';
import { lazyDialog } from '../../../shared/ui/lazy-dialog.js';

const PhotoViewer = lazyDialog(async () => ({
  default: (await import('./photo-viewer.js')).PhotoViewer,
}));
const AddPhotosDialog = lazyDialog(async () => ({
  default: (await import('./add-photos-dialog.js')).AddPhotosDialog,
}));

/** The photos of an incident, small, each opening large; and adding more, where the server offers it. */
export function PhotoStrip({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<number>();
  const [isAdding, setAdding] = useState(false);
  const { fotos: photos } = incident;
  const room = Math.max(...photoMoments.map((moment) => photosLeft(incident, moment)));
  const waiting = useWaiting(incident.id).some((entry) => entry.photos.length > 0);
  if (photos.length === 0 && room === 0 && !waiting) return null;
  return (
    <section aria-label={t('photos.label')} className="mt-5">
      {(photos.length > 0 || waiting) && (
        <ul className="grid grid-cols-3 gap-2 sm:grid-cols-4">
          {photos.map((photo, index) => (
            <li key={photo.id} className="aspect-square">
              <AriaButton
                aria-label={[
                  t('photos.open', { number: index + 1, of: photos.length }),
                  ...(photo.momento === 'reporte' ? [] : [t(`photos.moment.${photo.momento}`)]),
                ].join(': ')}
                onPress={() => {
                  setShown(index);
                }}
                className="focus-ring relative block size-full overflow-hidden rounded-lg bg-sunken ring-1 ring-line transition-opacity hover:opacity-85"
              >
                <img
                  src={addressOf(photo.miniatura_url)}
                  alt=""
                  loading="lazy"
                  className="size-full object-cover"
                />
                {photo.momento !== 'reporte' && (
                  <span className="absolute inset-x-0 bottom-0 bg-scrim px-1.5 py-0.5 text-xs font-semibold text-white">
                    {t(`photos.moment.${photo.momento}`)}
                  </span>
                )}
              </AriaButton>
            </li>
          ))}
          <WaitingPhotos incidentId={incident.id} />
        </ul>
      )}
      {room > 0 && (
        <Button
          look="quiet"
          size="sm"
          onPress={() => {
            setAdding(true);
          }}
          className="mt-2 -ml-3"
        >
          <ImagePlus aria-hidden className="size-4.5 text-accent" />
          {t('photos.addTo')}
        </Button>
      )}
      {shown !== undefined && photos.length > 0 && (
        <PhotoViewer
          photos={photos}
          start={shown}
          title={incident.titulo}
          onClose={() => {
            setShown(undefined);
          }}
        />
      )}
      {isAdding && (
        <AddPhotosDialog
          incident={incident}
          onClose={() => {
            setAdding(false);
          }}
        />
      )}
    </section>
  );
}
