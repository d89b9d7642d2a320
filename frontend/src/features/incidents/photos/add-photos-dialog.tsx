import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/api/models.js';
import { useViewer } from '../../../shared/api/viewer.js';
import { Segmented } from '../../../shared/ui/segmented.js';
import type { PhotoMoment } from '../api/moves.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog, DialogActions, DialogBody } from '../../../shared/ui/dialog.js';
import { MoveFailure } from '../components/move-failure.js';
import { photoMoments, photosLeft } from './photos-left.js';
import { useMove } from '../use-move.js';
import { useOutbox } from '../../../shared/outbox/use-outbox.js';
import { PhotoPicker } from '../../../shared/photos/photo-picker.js';
import { usePhotoUploads } from '../../../shared/photos/use-photo-uploads.js';

export interface AddPhotosDialogProps {
  readonly incident: Incident;
  readonly onClose: () => void;
}

/** What is most likely shown now: the damage before the work begins, what was done from then on. */
function momentOf({ estado }: Incident, isStaff: boolean): PhotoMoment {
  if (!isStaff) return 'reporte';
  return estado === 'pendiente' || estado === 'asignado' ? 'antes' : 'despues';
}

/** More photos for an incident; those that arrived go onto it together. */
export function AddPhotosDialog({ incident, onClose }: AddPhotosDialogProps) {
  const { t } = useTranslation();
  const photos = usePhotoUploads();
  const move = useMove(incident);
  const [isWaiting, setWaiting] = useState(false);
  const viewer = useViewer();
  const isStaff = viewer.tipo !== 'estudiante';
  const [moment, setMoment] = useState<PhotoMoment>(momentOf(incident, isStaff));
  const chosen = photos.current();
  const room = photosLeft(incident, moment);
  const canWait = useOutbox() !== undefined;
  const hasFailed = () => (canWait ? photos.hasRefused() : photos.hasFailed());

  const send = async () => {
    setWaiting(true);
    await photos.settled();
    setWaiting(false);
    // What failed stays on the screen, to be tried again or taken out first.
    if (hasFailed() || photos.current().length === 0) return;
    move.mutate(
      { action: 'fotografiar', photos: photos.ready(), files: photos.keepable(), moment },
      {
        onSuccess: onClose,
        onError: (error) => {
          photos.renewIfRefused(error);
        },
      },
    );
  };

  return (
    <Dialog
      title={t('photos.dialog.title')}
      description={t('photos.dialog.lead')}
      isOpen
      onClose={onClose}
      isDismissable={chosen.length === 0}
    >
      <DialogBody>
        <MoveFailure error={move.error} incident={incident} className="mb-4" />
        {isStaff && (
          <Segmented
            label={t('photos.moment.label')}
            segments={photoMoments.map((id) => ({ id, label: t(`photos.moment.${id}`) }))}
            value={moment}
            onChange={setMoment}
            className="mb-4 w-full"
          />
        )}
        <PhotoPicker uploads={photos} max={room} />
        <DialogActions>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button
            look="primary"
            isPending={isWaiting || move.isPending}
            isDisabled={chosen.length === 0 || chosen.length > room || hasFailed()}
            onPress={() => void send()}
          >
            {t('photos.dialog.submit', { count: Math.max(1, chosen.length) })}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}
