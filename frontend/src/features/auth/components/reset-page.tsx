import { useQueryClient } from '@tanstack/react-query';
import { CircleCheck, KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { paths } from '../../../shared/config/paths.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { useSubmission } from '../../../shared/form/use-submission.js';
import { Button, ButtonLink } from '../../../shared/ui/button.js';
import { resetPassword } from '../api/password.js';
import { AuthPage } from './auth-page.js';
import { BadLink, isBadLink } from './bad-link.js';
import { NewPasswordField } from '../../../shared/form/new-password-field.js';

/** Where the link of a forgotten password leads. */
export function ResetPage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const token = search.get('token') ?? '';
  const client = useQueryClient();
  const [isDone, setDone] = useState(false);
  const form = useForm({ defaultValues: { nueva_password: '' } });
  const { submit, failure, isSending } = useSubmission({
    form,
    send: ({ nueva_password }) => resetPassword(token, nueva_password),
    byCode: {
      'password-too-common': { field: 'nueva_password', message: t('auth.error.passwordCommon') },
    },
    onDone: () => {
      client.clear();
      setDone(true);
    },
  });

  if (isDone) {
    return (
      <AuthPage
        icon={CircleCheck}
        title={t('auth.reset.doneTitle')}
        lead={t('auth.reset.doneLead')}
      >
        <ButtonLink to={paths.login} look="primary" size="lg" className="w-full">
          {t('auth.verify.toLogin')}
        </ButtonLink>
      </AuthPage>
    );
  }
  if (token === '' || isBadLink(failure)) return <BadLink />;
  return (
    <AuthPage icon={KeyRound} title={t('auth.reset.title')} lead={t('auth.reset.lead')}>
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
        <FormFailure error={failure} />
        <NewPasswordField
          control={form.control}
          name="nueva_password"
          label={t('auth.newPassword')}
        />
        <Button type="submit" look="primary" size="lg" isPending={isSending}>
          {t('auth.reset.submit')}
        </Button>
      </form>
    </AuthPage>
  );
}
