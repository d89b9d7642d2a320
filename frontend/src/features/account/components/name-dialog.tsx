import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../../shared/api/viewer.js';
import { FormTextField } from '../../../shared/form/fields.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { useSubmission } from '../../../shared/form/use-submission.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog, DialogActions, DialogBody } from '../../../shared/ui/dialog.js';
import { toast } from '../../../shared/ui/toast.js';
import { useChangeProfile } from '../api/profile.js';

/** How somebody wants to be called. */
export function NameDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const change = useChangeProfile();
  const form = useForm({ defaultValues: { nombre: viewer.nombre } });
  const { submit, failure, isSending } = useSubmission({
    form,
    send: ({ nombre }) => change.mutateAsync({ nombre: nombre.trim() }),
    onDone: () => {
      toast({ title: t('account.name.saved') });
      onClose();
    },
  });
  return (
    <Dialog title={t('account.name.title')} isOpen onClose={onClose} isDismissable={false}>
      <DialogBody>
        <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
          <FormFailure error={failure} />
          <FormTextField
            control={form.control}
            name="nombre"
            label={t('account.name.label')}
            hint={t('account.name.hint')}
            autoComplete="name"
            rules={{
              validate: (value) => value.trim() !== '' || t('account.name.error'),
              maxLength: { value: 120, message: t('account.name.error') },
            }}
          />
          <DialogActions>
            <Button onPress={onClose}>{t('action.cancel')}</Button>
            <Button type="submit" look="primary" isPending={isSending}>
              {t('account.name.save')}
            </Button>
          </DialogActions>
        </form>
      </DialogBody>
    </Dialog>
  );
}
