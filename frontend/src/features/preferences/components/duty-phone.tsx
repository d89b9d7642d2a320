import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { useChangePreferences } from '../../../shared/preferences/preferences.js';
import { Button } from '../../../shared/ui/button.js';
import { TextField } from '../../../shared/ui/text-field.js';
import { toast } from '../../../shared/ui/toast.js';
import { SettingSection } from './setting-section.js';

const international = /^\+[1-9]\d{6,14}$/;

/** The number at which an admin on duty is paged. */
export function DutyPhone({ phone }: { readonly phone: string | null }) {
  const { t } = useTranslation('preferences');
  const change = useChangePreferences();
  const [typed, setTyped] = useState(phone ?? '');
  const [isWrong, setWrong] = useState(false);
  const number = typed.replace(/[\s().-]/g, '');
  const save = () => {
    if (number !== '' && !international.test(number)) {
      setWrong(true);
      return;
    }
    change.mutate(
      { telefono: number === '' ? null : number },
      {
        onSuccess: ({ telefono }) => {
          setTyped(telefono ?? '');
          toast({ title: t(telefono === null ? 'phone.removed' : 'phone.saved') });
        },
      },
    );
  };
  return (
    <SettingSection id="phone" title={t('phone.title')} help={t('phone.help')}>
      <form
        noValidate
        className="flex flex-col items-start gap-3 sm:max-w-sm"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <FormFailure error={change.error} />
        <div className="w-full">
          <TextField
            label={t('phone.label')}
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            maxLength={30}
            placeholder={t('phone.placeholder')}
            value={typed}
            error={isWrong ? t('phone.wrong') : undefined}
            onChange={(next) => {
              setWrong(false);
              setTyped(next);
            }}
          />
        </div>
        {number !== (phone ?? '') && (
          <Button type="submit" isPending={change.isPending} className="max-sm:w-full">
            {t('phone.save')}
          </Button>
        )}
      </form>
    </SettingSection>
  );
}
