import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormTextField } from '../../../shared/form/fields.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { useSubmission } from '../../../shared/form/use-submission.js';
import { Button } from '../../../shared/ui/button.js';
import { confirmSecondFactor } from '../api/second-factor.js';

/** The first code, which proves that the app has the secret. */
export function ConfirmCode({ onDone }: { onDone: (recoveryCodes: readonly string[]) => void }) {
  const { t } = useTranslation('accounts');
  const form = useForm({ defaultValues: { codigo: '' } });
  const { submit, failure, isSending } = useSubmission({
    form,
    send: ({ codigo }) => confirmSecondFactor(codigo.replace(/\s/g, '')),
    byCode: { 'code-invalid': { field: 'codigo', message: t('secondFactor.codeWrong') } },
    onDone,
  });
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
      <FormFailure error={failure} />
      <FormTextField
        control={form.control}
        name="codigo"
        label={t('secondFactor.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        rules={{
          pattern: { value: /^\s*(\d\s*){6}$/, message: t('secondFactor.codeError') },
          required: t('secondFactor.codeError'),
        }}
      />
      <Button type="submit" look="primary" size="lg" isPending={isSending}>
        {t('secondFactor.confirm')}
      </Button>
    </form>
  );
}
