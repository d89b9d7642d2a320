import { useQueryClient } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { isProblem } from '../../../shared/api/problem.js';
import { isPage } from '../../../shared/api/provider-login.js';
import { paths } from '../../../shared/config/paths.js';
import { FormTextField } from '../../../shared/form/fields.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { useSubmission } from '../../../shared/form/use-submission.js';
import { Button, ButtonLink } from '../../../shared/ui/button.js';
import { Notice } from '../../../shared/ui/notice.js';
import { finishProviderLogin, meQuery } from '../api/session.js';
import { AuthPage } from './auth-page.js';

/** Where the identity provider stands for the password and a code is still missing. */
export function ProviderCodePage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { hash } = useLocation();
  const [arrival] = useState(() => new URLSearchParams(hash.slice(1)));
  const token = arrival.get('token');
  const form = useForm({ defaultValues: { codigo: '' } });
  const { submit, failure, isSending } = useSubmission({
    form,
    send: ({ codigo }) => finishProviderLogin(token ?? '', codigo.trim()),
    byCode: { 'code-invalid': { field: 'codigo', message: t('auth.login.codeWrong') } },
    onDone: async (user) => {
      client.clear();
      client.setQueryData(meQuery.queryKey, user);
      const back = arrival.get('volver') ?? '';
      await navigate(isPage(back) ? back : paths.home, { replace: true });
    },
  });
  // It opens nothing without a code, and yet stays in no history.
  useEffect(() => {
    if (hash !== '') void navigate({ hash: '' }, { replace: true });
  }, [hash, navigate]);
  if (token === null) return <Navigate to={paths.login} replace />;

  if (isProblem(failure, 'provider-login-invalid')) {
    return (
      <AuthPage icon={KeyRound} title={t('auth.provider.codeTitle')}>
        <div className="flex flex-col gap-5">
          <Notice tone="danger" title={t('auth.provider.codeExpired')} />
          <ButtonLink to={paths.login} replace look="primary" size="lg">
            {t('auth.provider.again')}
          </ButtonLink>
        </div>
      </AuthPage>
    );
  }
  return (
    <AuthPage
      icon={KeyRound}
      title={t('auth.provider.codeTitle')}
      lead={t('auth.provider.codeLead')}
    >
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
        <FormFailure error={failure} />
        <FormTextField
          control={form.control}
          name="codigo"
          label={t('auth.login.code')}
          hint={t('auth.login.codeHint')}
          autoComplete="one-time-code"
          rules={{ required: t('auth.login.codeError') }}
        />
        <Button type="submit" look="primary" size="lg" isPending={isSending}>
          {t('auth.login.submit')}
        </Button>
      </form>
    </AuthPage>
  );
}
