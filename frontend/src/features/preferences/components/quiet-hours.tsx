import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preferences } from '../../../shared/api/models.js';
import { SwitchField } from '../../../shared/ui/switch-field.js';
import { SettingSection } from './setting-section.js';
import { TimeField } from './time-field.js';

type Quiet = NonNullable<Preferences['descanso']>;

const usual: Quiet = { desde: '22:00', hasta: '07:00' };

/** When nothing shall leave the app. */
export function QuietHours({
  quiet,
  isAdmin,
  onChange,
}: {
  readonly quiet: Quiet | null;
  readonly isAdmin: boolean;
  readonly onChange: (quiet: Quiet | null) => void;
}) {
  const { t } = useTranslation('preferences');
  // Switched off and on again, they are what they were.
  const [last, setLast] = useState(quiet ?? usual);
  const choose = (next: Quiet) => {
    setLast(next);
    onChange(next);
  };
  return (
    <SettingSection
      id="quiet"
      title={t('quiet.title')}
      help={t(isAdmin ? 'quiet.helpAdmin' : 'quiet.help')}
    >
      <SwitchField
        label={t('quiet.switch')}
        isSelected={quiet !== null}
        onChange={(isOn) => {
          onChange(isOn ? last : null);
        }}
      />
      {quiet !== null && (
        <div className="mt-2 grid grid-cols-2 gap-3 sm:max-w-sm">
          <TimeField
            label={t('quiet.from')}
            value={quiet.desde}
            refuse={(desde) => (desde === quiet.hasta ? t('quiet.same') : undefined)}
            onChoose={(desde) => {
              choose({ ...quiet, desde });
            }}
          />
          <TimeField
            label={t('quiet.to')}
            value={quiet.hasta}
            hint={quiet.hasta < quiet.desde ? t('quiet.nextDay') : undefined}
            refuse={(hasta) => (hasta === quiet.desde ? t('quiet.same') : undefined)}
            onChoose={(hasta) => {
              choose({ ...quiet, hasta });
            }}
          />
        </div>
      )}
    </SettingSection>
  );
}
