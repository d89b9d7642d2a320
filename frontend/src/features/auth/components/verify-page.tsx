import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, Clock, MailWarning, MailOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { User } from '../../../shared/api/models.js';
import { Problem } from '../../../shared/api/problem.js';
import { paths } from '../../../shared/config/paths.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { Button, ButtonLink } from '../../../shared/ui/button.js';
import { verifyMail } from '../api/registration.js';
import { meQuery } from '../api/session.js';
import { AuthPage } from './auth-page.js';

/**
 * Where the link of the verification mail leads. Opening it changes nothing: mail scanners open links too,
 * so only the person's press confirms the address.
 */
export function VerifyPage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const token = search.get('token') ?? '';
  const client = useQueryClient();
  const verify = useMutation({
    mutationFn: () => verifyMail(token),
    onSuccess: () => client.invalidateQueries({ queryKey: meQuery.queryKey }),
  });

  if (verify.data) return <Verified user={verify.data} />;
  const isRefused =
    verify.error instanceof Problem && verify.error.status < 500 && verify.error.status !== 429;
  if (token === '' || isRefused) return <BadLink />;

  return (
    <AuthPage icon={MailOpen} title={t('auth.verify.title')} lead={t('auth.verify.lead')}>
      <div className="flex flex-col gap-4">
        <FormFailure error={verify.error} />
        <Button
          look="primary"
          size="lg"
          isPending={verify.isPending}
          onPress={() => {
            verify.mutate();
          }}
        >
          {t('auth.verify.submit')}
        </Button>
      </div>
    </AuthPage>
  );
}

function Verified({ user }: { user: User }) {
  const { t } = useTranslation();
  const waits = user.estado === 'por_aprobar';
  return (
    <AuthPage
      icon={waits ? Clock : CircleCheck}
      title={t(waits ? 'auth.verify.waitsTitle' : 'auth.verify.doneTitle')}
      lead={t(waits ? 'auth.verify.waitsLead' : 'auth.verify.doneLead')}
    >
      <ButtonLink
        to={paths.login}
        state={{ email: user.email, verified: true }}
        look="primary"
        size="lg"
        className="w-full"
      >
        {t('auth.verify.toLogin')}
      </ButtonLink>
    </AuthPage>
  );
}

function BadLink() {
  const { t } = useTranslation();
  return (
    <AuthPage icon={MailWarning} title={t('auth.verify.badTitle')} lead={t('auth.verify.badLead')}>
      <ButtonLink to={paths.login} look="primary" size="lg" className="w-full">
        {t('auth.verify.toLogin')}
      </ButtonLink>
    </AuthPage>
  );
}
