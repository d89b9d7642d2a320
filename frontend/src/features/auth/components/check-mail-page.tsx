import { useQuery } from '@tanstack/react-query';
import { MailCheck } from 'lucide-react';
import { Trans, useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import type { Role } from '../../../shared/api/models.js';
import { paths } from '../../../shared/config/paths.js';
import { ButtonLink } from '../../../shared/ui/button.js';
import { TextLink } from '../../../shared/ui/text-link.js';
import { meQuery } from '../api/session.js';
import { AuthPage } from './auth-page.js';
import { ResendMail } from './resend-mail.js';
import { Steps } from './steps.js';

/** After registering, or after logging in with an address that nobody has confirmed yet. */
export function CheckMailPage() {
  const { t } = useTranslation();
  const state: unknown = useLocation().state;
  const { data: me } = useQuery(meQuery);
  const addressee = addresseeOf(state) ?? (me ? { email: me.email, role: me.tipo } : undefined);
  if (addressee === undefined) return <Navigate to={paths.login} replace />;
  const { email, role } = addressee;

  return (
    <AuthPage
      icon={MailCheck}
      title={t('auth.checkMail.title')}
      lead={
        <Trans
          i18nKey="auth.checkMail.lead"
          values={{ email }}
          components={{ b: <strong className="font-semibold break-all text-ink" /> }}
        />
      }
      footer={
        <>
          {t('auth.checkMail.wrong')}{' '}
          <TextLink to={paths.register}>{t('auth.checkMail.again')}</TextLink>
        </>
      }
    >
      <Steps
        steps={[
          t('auth.checkMail.steps.open'),
          t('auth.checkMail.steps.press'),
          t(`auth.checkMail.steps.${role}`),
        ]}
      />
      <div className="mt-7 flex flex-col gap-3">
        <ButtonLink to={paths.login} state={{ email }} look="primary" size="lg">
          {t('auth.checkMail.toLogin')}
        </ButtonLink>
        <ResendMail email={email} />
      </div>
    </AuthPage>
  );
}

function addresseeOf(state: unknown): { email: string; role: Role } | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { email, role } = state as { email?: unknown; role?: unknown };
  if (typeof email !== 'string') return undefined;
  return { email, role: role === 'admin' || role === 'trabajador' ? role : 'estudiante' };
}
