import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Board } from '../../../shared/api/models.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { FormTextField } from '../../../shared/form/fields.js';
import { useSubmission } from '../../../shared/form/use-submission.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog, DialogActions, DialogBody } from '../../../shared/ui/dialog.js';

const nameLength = 120;

export interface NameDialogProps {
  readonly title: string;
  readonly submit: string;
  readonly name: string;
  readonly send: (name: string, key: string) => Promise<Board>;
  readonly onDone: (board: Board) => void;
  readonly onClose: () => void;
}

/** Asks for the name of a board: a new one, or another one. */
export function NameDialog({ title, submit, name, send, onDone, onClose }: NameDialogProps) {
  const { t } = useTranslation('boards');
  const { t: tApp } = useTranslation();
  const form = useForm({ defaultValues: { nombre: name } });
  const submission = useSubmission({
    form,
    send: ({ nombre }, keyFor) => send(nombre.trim(), keyFor(nombre.trim())),
    onDone,
  });
  return (
    <Dialog title={title} isOpen onClose={onClose} isDismissable={!form.formState.isDirty}>
      <DialogBody>
        <form noValidate onSubmit={(event) => void submission.submit(event)}>
          <FormTextField
            control={form.control}
            name="nombre"
            label={t('name.label')}
            placeholder={t('name.placeholder')}
            maxLength={nameLength}
            // The one thing the dialog asks for.
            // eslint-disable-next-line jsx-a11y-x/no-autofocus
            autoFocus
            rules={{ validate: (value) => value.trim() !== '' || t('name.missing') }}
          />
          {submission.failure !== undefined && (
            <div className="mt-4">
              <FormFailure error={submission.failure} />
            </div>
          )}
          <DialogActions>
            <Button onPress={onClose}>{tApp('action.cancel')}</Button>
            <Button type="submit" look="primary" isPending={submission.isSending}>
              {submit}
            </Button>
          </DialogActions>
        </form>
      </DialogBody>
    </Dialog>
  );
}
