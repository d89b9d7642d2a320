import { useTranslation } from 'react-i18next';
import { SettingSection } from './setting-section.js';
import { TimeField } from './time-field.js';

/** When the one mail of the day shall come. */
export function SummaryHour({
  hour,
  onChange,
}: {
  readonly hour: string;
  readonly onChange: (hour: string) => void;
}) {
  const { t } = useTranslation('preferences');
  return (
    <SettingSection id="summary" title={t('summary.title')} help={t('summary.help')}>
      <div className="grid grid-cols-2 gap-3 sm:max-w-sm">
        <TimeField label={t('summary.at')} value={hour} onChoose={onChange} />
      </div>
    </SettingSection>
  );
}
