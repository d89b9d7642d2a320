import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/api/models.js';
import { Problem } from '../../../shared/api/problem.js';
import { useViewer } from '../../../shared/api/viewer.js';
import { useOutbox } from '../../../shared/outbox/use-outbox.js';
import { PhotoPicker } from '../../../shared/photos/photo-picker.js';
import { usePhotoUploads } from '../../../shared/photos/use-photo-uploads.js';
import { FormTextField } from '../../../shared/form/fields.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog, DialogActions, DialogBody } from '../../../shared/ui/dialog.js';
import { photosLeft } from '../photos/photos-left.js';
import { type MoveToMake, useMove } from '../use-move.js';
import { MoveFailure } from './move-failure.js';

export type WordyAction = 'resolver' | 'pausar' | 'declinar' | 'cerrar' | 'rechazar' | 'reabrir';

export interface WordsDialogProps {
  readonly incident: Incident;
  readonly action: WordyAction;
  readonly onClose: () => void;
}

const maxLength = 500;
/** What is usually meant; one tap says it. */
const quickReasons = {
  reabrirMine: ['same', 'half', 'again'],
  pausar: ['part', 'access', 'shift'],
} as const;

/** A move that is explained: the reason or the note goes to the people of the incident and into its history. */
export function WordsDialog({ incident, action, onClose }: WordsDialogProps) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const move = useMove(incident);
  const form = useForm({ defaultValues: { words: '' } });
  const audience = action === 'reabrir' && viewer.tipo === 'estudiante' ? 'reabrirMine' : action;
  const isPossible = incident.acciones.includes(action);
  const quick =
    audience === 'reabrirMine'
      ? quickReasons.reabrirMine.map((reason) => t(`words.reabrirMine.reasons.${reason}`))
      : audience === 'pausar'
        ? quickReasons.pausar.map((reason) => t(`words.pausar.reasons.${reason}`))
        : [];
  const photos = usePhotoUploads();
  const canWait = useOutbox() !== undefined;
  const room = action === 'resolver' ? photosLeft(incident, 'despues') : 0;

  const send = async (words: string) => {
    const text = words.trim();
    await photos.settled();
    // What failed stays on the screen, to be tried again or taken out first.
    if (canWait ? photos.hasRefused() : photos.hasFailed()) return;
    const wanted: MoveToMake =
      action === 'resolver'
        ? { action, note: text, photos: photos.ready(), files: photos.keepable() }
        : { action, reason: text };
    move.mutate(wanted, {
      onSuccess: onClose,
      onError: (error) => {
        photos.renewIfRefused(error);
        const detail = error instanceof Problem ? error.body?.errors?.[0]?.detail : undefined;
        if (detail !== undefined) form.setError('words', { message: detail });
      },
    });
  };
  const submit = form.handleSubmit(({ words }) => send(words));

  const hasFieldError = form.formState.errors.words !== undefined;
  return (
    <Dialog
      title={t(`words.${audience}.title`)}
      description={t(`words.${audience}.lead`)}
      isOpen
      onClose={onClose}
      isDismissable={!form.formState.isDirty}
    >
      <DialogBody>
        <form noValidate onSubmit={(event) => void submit(event)}>
          {!hasFieldError && (
            <MoveFailure
              error={move.error}
              incident={incident}
              wanted={t(`words.${audience}.title`)}
              className="mb-4"
            />
          )}
          {quick.length > 0 && (
            <ul aria-label={t('words.quick')} className="mb-4 flex flex-wrap gap-2">
              {quick.map((words) => (
                <li key={words}>
                  <Button
                    isDisabled={!isPossible || move.isPending}
                    onPress={() => {
                      void send(words);
                    }}
                  >
                    {words}
                  </Button>
                </li>
              ))}
            </ul>
          )}
          <FormTextField
            control={form.control}
            name="words"
            label={t(`words.${audience}.label`)}
            placeholder={t(`words.${audience}.placeholder`)}
            rows={4}
            maxLength={maxLength}
            rules={{ validate: (value) => value.trim() !== '' || t(`words.${audience}.missing`) }}
          />
          {room > 0 && (
            <div className="mt-4">
              <PhotoPicker uploads={photos} max={room} />
            </div>
          )}
          <DialogActions>
            <Button onPress={onClose}>{t('action.cancel')}</Button>
            <Button
              type="submit"
              look={action === 'rechazar' ? 'danger' : 'primary'}
              isPending={move.isPending || form.formState.isSubmitting}
              isDisabled={!isPossible}
            >
              {t(`words.${audience}.submit`)}
            </Button>
          </DialogActions>
        </form>
      </DialogBody>
    </Dialog>
  );
}
