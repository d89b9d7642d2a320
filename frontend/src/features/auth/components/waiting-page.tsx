import { useQuery } from '@tanstack/react-query';
import { Clock, RotateCw, UserX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { paths } from '../../../shared/config/paths.js';
import { Button } from '../../../shared/ui/button.js';
import { meQuery } from '../api/session.js';
import { AuthPage } from './auth-page.js';
import { Steps } from './steps.js';

/** For a worker whose address is confirmed and whom an admin has yet to let in, or has shut out. */
export function WaitingPage({ onLogOut }: { onLogOut: () => void }) {
  const { t } = useTranslation();
  const { data: me, refetch, isFetching } = useQuery({ ...meQuery, refetchInterval: 30_000 });
  if (me === null) return <Navigate to={paths.login} replace />;
  if (me?.estado === 'activo') return <Navigate to={paths.home} replace />;
  const isOff = me?.estado === 'desactivado';

  return (
    <AuthPage
      icon={isOff ? UserX : Clock}
      title={t(isOff ? 'auth.waiting.offTitle' : 'auth.waiting.title')}
      lead={t(isOff ? 'auth.waiting.offLead' : 'auth.waiting.lead')}
    >
      {!isOff && (
        <Steps
          steps={[
            t('auth.waiting.steps.mail'),
            t('auth.waiting.steps.admin'),
            t('auth.waiting.steps.start'),
          ]}
        />
      )}
      <div className="mt-7 flex flex-col gap-3">
        {!isOff && (
          <Button look="primary" size="lg" isPending={isFetching} onPress={() => void refetch()}>
            <RotateCw aria-hidden className="size-4" />
            {t('auth.waiting.check')}
          </Button>
        )}
        <Button size="lg" onPress={onLogOut}>
          {t('action.logOut')}
        </Button>
      </div>
    </AuthPage>
  );
}
