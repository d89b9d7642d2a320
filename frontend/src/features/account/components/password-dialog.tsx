import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../../shared/api/viewer.js';
import { paths } from '../../../shared/config/paths.js';
import { FormTextField } from '../../../shared/form/fields.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { NewPasswordField } from '../../../shared/form/new-password-field.js';
import { useSubmission } from '../../../shared/form/use-submission.js';
import { Button } from '../../../shared/ui/button.js';
import { Dialog, DialogActions, DialogBody } from '../../../shared/ui/dialog.js';
import { TextLink } from '../../../shared/ui/text-link.js';
import { toast } from '../../../shared/ui/toast.js';
import { changePassword } from '../api/profile.js';
import { sessionsQuery } from '../api/sessions.js';

/** Another password, by the old one. */
export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const client = useQueryClient();
  const form = useForm({ defaultValues: { password: '', nueva_password: '' } });
  const { submit, failure, isSending } = useSubmission({
    form,
    send: ({ password, nueva_password }) => changePassword(password, nueva_password),
    byCode: {
      'credentials-invalid': { field: 'password', message: t('account.password.wrong') },
      'password-too-common': { field: 'nueva_password', message: t('auth.error.passwordCommon') },
    },
    onDone: async () => {
      toast({ title: t('account.password.saved'), body: t('account.password.savedBody') });
      onClose();
      await client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
  });
  return (
    <Dialog
      title={t('account.password.title')}
      description={t('account.password.lead')}
      isOpen
      onClose={onClose}
      isDismissable={false}
    >
      <DialogBody>
        <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
          <FormFailure error={failure} />
          <input type="hidden" name="username" autoComplete="username" value={viewer.email} />
          <FormTextField
            control={form.control}
            name="password"
            type="password"
            label={t('account.password.old')}
            autoComplete="current-password"
            rules={{ required: t('auth.error.password') }}
          />
          <NewPasswordField
            control={form.control}
            name="nueva_password"
            label={t('auth.newPassword')}
          />
          <TextLink
            to={paths.forgot}
            state={{ email: viewer.email }}
            className="self-start text-sm"
          >
            {t('account.password.forgot')}
          </TextLink>
          <DialogActions>
            <Button onPress={onClose}>{t('action.cancel')}</Button>
            <Button type="submit" look="primary" isPending={isSending}>
              {t('account.password.save')}
            </Button>
          </DialogActions>
        </form>
      </DialogBody>
    </Dialog>
  );
}
