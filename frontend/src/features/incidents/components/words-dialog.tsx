import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/api/models.js';
import { Problem } from '../../../shared/api/problem.js';
import { useViewer } from '../../../shared/api/viewer.js';
import { FormTextField } from '../../../shared/form/fields.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog, DialogActions, DialogBody } from '../../../shared/ui/dialog.js';
import { useMove } from '../use-move.js';
import { MoveFailure } from './move-failure.js';

export type WordyAction = 'resolver' | 'cerrar' | 'rechazar' | 'reabrir';

export interface WordsDialogProps {
  readonly incident: Incident;
  readonly action: WordyAction;
  readonly onClose: () => void;
}

const maxLength = 500;
/** What students usually find; one tap says it. */
const quickReasons = ['same', 'half', 'again'] as const;

/** A move that is explained: the reason or the note goes to the people of the incident and into its history. */
export function WordsDialog({ incident, action, onClose }: WordsDialogProps) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const move = useMove(incident);
  const form = useForm({ defaultValues: { words: '' } });
  const audience = action === 'reabrir' && viewer.tipo === 'estudiante' ? 'reabrirMine' : action;
  const isPossible = incident.acciones.includes(action);

  const send = (words: string) => {
    const text = words.trim();
    move.mutate(action === 'resolver' ? { action, note: text } : { action, reason: text }, {
      onSuccess: onClose,
      onError: (error) => {
        const detail = error instanceof Problem ? error.body?.errors?.[0]?.detail : undefined;
        if (detail !== undefined) form.setError('words', { message: detail });
      },
    });
  };
  const submit = form.handleSubmit(({ words }) => {
    send(words);
  });

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
          {audience === 'reabrirMine' && (
            <ul aria-label={t('words.reabrirMine.quick')} className="mb-4 flex flex-wrap gap-2">
              {quickReasons.map((reason) => (
                <li key={reason}>
                  <Button
                    isDisabled={!isPossible || move.isPending}
                    onPress={() => {
                      send(t(`words.reabrirMine.reasons.${reason}`));
                    }}
                  >
                    {t(`words.reabrirMine.reasons.${reason}`)}
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
          <DialogActions>
            <Button onPress={onClose}>{t('action.cancel')}</Button>
            <Button
              type="submit"
              look={action === 'rechazar' ? 'danger' : 'primary'}
              isPending={move.isPending}
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
