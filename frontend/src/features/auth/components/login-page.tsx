import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { isProblem } from '../../../shared/api/problem.js';
import { paths } from '../../../shared/config/paths.js';
import { FormTextField } from '../../../shared/form/fields.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { useSubmission } from '../../../shared/form/use-submission.js';
import { Button } from '../../../shared/ui/button.js';
import { Notice } from '../../../shared/ui/notice.js';
import { TextLink } from '../../../shared/ui/text-link.js';
import { logIn, meQuery } from '../api/session.js';
import { isArrival } from '../arrival.js';
import { AuthPage } from './auth-page.js';
import { ProviderEntry } from './provider-entry.js';
import { ProviderRefusal } from './provider-refusal.js';

export function LoginPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const state: unknown = useLocation().state;
  const arrival = isArrival(state) ? state : {};
  const form = useForm({ defaultValues: { email: arrival.email ?? '', password: '', codigo: '' } });
  const refusal = useSearchParams()[0].get('error');
  const [takesCode, setTakesCode] = useState(false);
  const { submit, failure, isSending } = useSubmission({
    form,
    send: async ({ email, password, codigo }) => {
      try {
        return await logIn(email.trim(), password, codigo.trim());
      } catch (error) {
        if (isProblem(error, 'code-required')) setTakesCode(true);
        throw error;
      }
    },
    byCode: {
      'code-required': { field: 'codigo', message: t('auth.login.codeError') },
      'code-invalid': { field: 'codigo', message: t('auth.login.codeWrong') },
      'credentials-invalid': { field: 'password', message: t('auth.error.credentials') },
    },
    onDone: async (user) => {
      client.clear();
      // Stale at once: the answer of a login tells less of an account than the account itself.
      client.setQueryData(meQuery.queryKey, user, { updatedAt: 0 });
      await navigate(arrival.from ?? paths.home, { replace: true });
    },
  });

  return (
    <AuthPage
      title={t('auth.login.title')}
      lead={t('auth.login.lead')}
      footer={
        <>
          {t('auth.login.noAccount')}{' '}
          <TextLink to={paths.register}>{t('auth.login.toRegister')}</TextLink>
        </>
      }
    >
      {refusal !== null && failure === undefined && <ProviderRefusal code={refusal} />}
      <ProviderEntry from={arrival.from ?? paths.home} />
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
        {arrival.verified && failure === undefined && (
          <Notice tone="success" title={t('auth.login.verified')} />
        )}
        {arrival.expired && failure === undefined && (
          <Notice tone="info" title={t('auth.login.expired')} />
        )}
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
        <FormTextField
          control={form.control}
          name="password"
          type="password"
          label={t('auth.password')}
          autoComplete="current-password"
          rules={{ required: t('auth.error.password') }}
        />
        <TextLink
          to={paths.forgot}
          state={{ email: form.getValues('email').trim() }}
          className="-mt-2 self-start text-sm"
        >
          {t('auth.login.forgot')}
        </TextLink>
        {takesCode && (
          <FormTextField
            control={form.control}
            name="codigo"
            label={t('auth.login.code')}
            hint={t('auth.login.codeHint')}
            autoComplete="one-time-code"
          />
        )}
        <Button type="submit" look="primary" size="lg" isPending={isSending}>
          {t('auth.login.submit')}
        </Button>
      </form>
    </AuthPage>
  );
}
