import { KeyRound, MailCheck } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { paths } from '../../../shared/config/paths.js';
import { FormTextField } from '../../../shared/form/fields.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { useSubmission } from '../../../shared/form/use-submission.js';
import { Button, ButtonLink } from '../../../shared/ui/button.js';
import { TextLink } from '../../../shared/ui/text-link.js';
import { forgotPassword } from '../api/password.js';
import { isArrival } from '../arrival.js';
import { AuthPage } from './auth-page.js';

/** For those who forgot their password: asks for the link, and says the same whether or not there is an account. */
export function ForgotPage() {
  const { t } = useTranslation();
  const state: unknown = useLocation().state;
  const [email, setEmail] = useState<string>();
  const form = useForm({
    defaultValues: { email: isArrival(state) ? (state.email ?? '') : '' },
  });
  const { submit, failure, isSending } = useSubmission({
    form,
    send: (values) => forgotPassword(values.email.trim()),
    onDone: (_, values) => {
      setEmail(values.email.trim());
    },
  });

  if (email !== undefined) {
    return (
      <AuthPage
        icon={MailCheck}
        title={t('auth.checkMail.title')}
        lead={t('auth.forgot.sent', { email })}
      >
        <ButtonLink to={paths.login} state={{ email }} look="primary" size="lg" className="w-full">
          {t('auth.checkMail.toLogin')}
        </ButtonLink>
      </AuthPage>
    );
  }
  return (
    <AuthPage
      icon={KeyRound}
      title={t('auth.forgot.title')}
      lead={t('auth.forgot.lead')}
      footer={<TextLink to={paths.login}>{t('auth.checkMail.toLogin')}</TextLink>}
    >
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
        <FormFailure error={failure} />
        <FormTextField
          control={form.control}
          name="email"
          type="email"
          label={t('auth.email')}
          autoComplete="username"
          inputMode="email"
          rules={{ required: t('auth.error.email') }}
        />
        <Button type="submit" look="primary" size="lg" isPending={isSending}>
          {t('auth.forgot.submit')}
        </Button>
      </form>
    </AuthPage>
  );
}
