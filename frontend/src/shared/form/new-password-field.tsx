import { useQuery } from '@tanstack/react-query';
import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { publicConfigQuery } from '../api/public-config.js';
import { FormTextField } from './fields.js';

const minimumUntilKnown = 10;

export interface NewPasswordFieldProps<V extends FieldValues> {
  readonly control: Control<V>;
  readonly name: FieldPath<V>;
  readonly label: string;
}

/** Where somebody chooses a password: as long as the server wants it, and pasted if they like. */
export function NewPasswordField<V extends FieldValues>({
  control,
  name,
  label,
}: NewPasswordFieldProps<V>) {
  const { t } = useTranslation();
  const { data: config } = useQuery(publicConfigQuery);
  const minimum = config?.password_minimo ?? minimumUntilKnown;
  const tooShort = t('auth.error.passwordShort', { count: minimum });
  return (
    <FormTextField
      control={control}
      name={name}
      type="password"
      label={label}
      hint={t('auth.register.passwordHint', { count: minimum })}
      autoComplete="new-password"
      rules={{ minLength: { value: minimum, message: tooShort }, required: tooShort }}
    />
  );
}
