import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../shared/ui/text-field.js';

/** A time of day that is chosen when one leaves the field, not while it is still typed. */
export function TimeField({
  label,
  hint,
  value,
  refuse,
  onChoose,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  /** What is wrong with a time, if anything. */
  readonly refuse?: (time: string) => string | undefined;
  readonly onChoose: (time: string) => void;
}) {
  const { t } = useTranslation('preferences');
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? value;
  const error = shown === '' ? t('quiet.missing') : refuse?.(shown);
  const finish = () => {
    if (typed === undefined || error !== undefined) return;
    setTyped(undefined);
    if (typed !== value) onChoose(typed);
  };
  return (
    <TextField
      label={label}
      type="time"
      value={shown}
      hint={hint}
      error={error}
      onChange={setTyped}
      onBlur={finish}
      onKeyDown={({ key }) => {
        if (key === 'Enter') finish();
      }}
    />
  );
}
