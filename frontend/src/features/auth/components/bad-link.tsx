import { MailWarning } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../shared/api/problem.js';
import { paths } from '../../../shared/config/paths.js';
import { ButtonLink } from '../../../shared/ui/button.js';
import { AuthPage } from './auth-page.js';

/** Whether a refusal says that the link itself is spent, so that trying again is no use. */
export function isBadLink(error: unknown): boolean {
  return error instanceof Problem && error.code === 'link-invalid';
}

/** A link of a mail that does not work any more. */
export function BadLink() {
  const { t } = useTranslation();
  return (
    <AuthPage icon={MailWarning} title={t('auth.verify.badTitle')} lead={t('auth.verify.badLead')}>
      <ButtonLink to={paths.login} look="primary" size="lg" className="w-full">
        {t('auth.verify.toLogin')}
      </ButtonLink>
    </AuthPage>
  );
}
