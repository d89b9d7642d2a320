import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate } from 'react-router';
import { meQuery } from '../api/session.js';
import { AuthPage } from './auth-page.js';
import { paths } from '../../../shared/config/paths.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { Button, ButtonLink } from '../../../shared/ui/button.js';
import { toast } from '../../../shared/ui/toast.js';
import { beginSecondFactor, removeSecondFactor } from '../api/second-factor.js';
import { ConfirmCode } from './confirm-code.js';
import { QrCode } from './qr-code.js';
import { RecoveryCodes } from './recovery-codes.js';
import { StepUpPrompt, needsStepUp } from '../../../shared/form/step-up-prompt.js';

/** Sets the second factor up, shows that it is on, and takes it away; also the door of an admin who must have one. */
export function SecondFactorPage() {
  const { t } = useTranslation('accounts');
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: me } = useQuery(meQuery);
  const [codes, setCodes] = useState<readonly string[]>();
  const begin = useMutation({ mutationFn: beginSecondFactor });
  const remove = useMutation({
    mutationFn: removeSecondFactor,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: meQuery.queryKey });
      toast({ title: t('secondFactor.removed') });
      await navigate(paths.account);
    },
  });
  if (me === null) return <Navigate to={paths.login} replace />;

  if (codes !== undefined) {
    return (
      <AuthPage
        icon={ShieldCheck}
        title={t('secondFactor.doneTitle')}
        lead={t('secondFactor.doneLead')}
      >
        <RecoveryCodes
          codes={codes}
          onFinish={() => {
            void client
              .invalidateQueries({ queryKey: meQuery.queryKey })
              .then(() => navigate(paths.home, { replace: true }));
          }}
        />
      </AuthPage>
    );
  }
  if (me?.segundo_paso === true) {
    return (
      <AuthPage
        icon={ShieldCheck}
        title={t('secondFactor.onTitle')}
        lead={t('secondFactor.onLead')}
      >
        <div className="flex flex-col gap-4">
          {needsStepUp(remove.error) ? (
            <StepUpPrompt
              onProved={() => {
                remove.mutate();
              }}
            />
          ) : (
            <>
              <FormFailure error={remove.error} />
              <Button
                size="lg"
                isPending={remove.isPending}
                onPress={() => {
                  remove.mutate();
                }}
              >
                {t('secondFactor.remove')}
              </Button>
            </>
          )}
          <ButtonLink to={paths.account} look="quiet" size="lg">
            {t('secondFactor.back')}
          </ButtonLink>
        </div>
      </AuthPage>
    );
  }
  const isRequired = me?.estado === 'sin_segundo_paso';
  return (
    <AuthPage
      icon={KeyRound}
      title={t('secondFactor.title')}
      lead={t(isRequired ? 'secondFactor.required' : 'secondFactor.lead')}
    >
      {begin.data === undefined ? (
        <div className="flex flex-col gap-4">
          {needsStepUp(begin.error) ? (
            <StepUpPrompt
              onProved={() => {
                begin.mutate();
              }}
            />
          ) : (
            <>
              <FormFailure error={begin.error} />
              <Button
                look="primary"
                size="lg"
                isPending={begin.isPending}
                onPress={() => {
                  begin.mutate();
                }}
              >
                {t('secondFactor.start')}
              </Button>
            </>
          )}
          {!isRequired && (
            <ButtonLink to={paths.account} look="quiet" size="lg">
              {t('secondFactor.back')}
            </ButtonLink>
          )}
        </div>
      ) : (
        <div className="flex flex-col gap-5">
          <p className="text-sm text-ink-soft">{t('secondFactor.scan')}</p>
          <QrCode text={begin.data.uri} label={t('secondFactor.qr')} />
          <p className="text-sm">
            {t('secondFactor.secret')}
            {': '}
            <code className="font-semibold break-all select-all">{begin.data.secreto}</code>
          </p>
          <ConfirmCode onDone={setCodes} />
        </div>
      )}
    </AuthPage>
  );
}
