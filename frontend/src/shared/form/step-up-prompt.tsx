import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { api, unwrap } from '../api/client.js';
import { isProblem } from '../api/problem.js';
import { providerLogin } from '../api/provider-login.js';
import { publicConfigQuery } from '../api/public-config.js';
import { FormTextField } from './fields.js';
import { FormFailure } from './form-failure.js';
import { useSubmission } from './use-submission.js';
import { Button, ButtonLink } from '../ui/button.js';

/** Whether a refusal asks to prove again who one is. */
export function needsStepUp(error: unknown): boolean {
  return isProblem(error, 'step-up-required');
}

/** Asks for the password, or for a fresh login by the provider, before something grave; `onProved` tries that again. */
export function StepUpPrompt({ onProved }: { onProved: () => void }) {
  const { t } = useTranslation('accounts');
  const { pathname } = useLocation();
  const provider = useQuery(publicConfigQuery).data?.proveedor;
  const form = useForm({ defaultValues: { password: '' } });
  const { submit, failure, isSending } = useSubmission({
    form,
    send: async ({ password }) => unwrap(api.POST('/auth/confirmar', { body: { password } })),
    byCode: { 'credentials-invalid': { field: 'password', message: t('stepUp.wrong') } },
    onDone: onProved,
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        // It may stand inside another form's dialog.
        event.stopPropagation();
        void submit(event);
      }}
      className="flex flex-col gap-4 rounded-lg bg-sunken p-4"
    >
      <div>
        <p className="font-semibold">{t('stepUp.title')}</p>
        <p className="text-sm text-ink-soft">{t('stepUp.lead')}</p>
      </div>
      <FormFailure error={failure} />
      <FormTextField
        control={form.control}
        name="password"
        type="password"
        label={t('stepUp.password')}
        autoComplete="current-password"
        rules={{ required: t('stepUp.passwordError') }}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" isPending={isSending} className="max-sm:w-full">
          {t('stepUp.submit')}
        </Button>
        {provider !== undefined && (
          <ButtonLink to={providerLogin(pathname, true)} reloadDocument className="max-sm:w-full">
            {t('stepUp.provider', { name: provider.nombre })}
          </ButtonLink>
        )}
      </div>
    </form>
  );
}
