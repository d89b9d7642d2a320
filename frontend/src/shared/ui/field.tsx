import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { useTranslation } from 'react-i18next';
import { cx } from './cx.js';

export interface FieldTexts {
  readonly label: string;
  /** Help that stays visible while typing. */
  readonly hint?: ReactNode;
  /** What is wrong with the value, in words that say how to mend it. */
  readonly error?: string | undefined;
  readonly optional?: boolean;
}

/** The look shared by everything one types into or picks from. */
export const inputClass = cx(
  'w-full rounded-md bg-surface text-base text-ink ring-1 ring-field ring-inset sm:text-[0.9375rem]',
  'transition-shadow duration-150 outline-none placeholder:text-ink-faint',
  'focus:ring-2 focus:ring-accent data-focused:ring-2 data-focused:ring-accent',
  'data-invalid:ring-danger data-invalid:focus:ring-danger',
  'disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-faint',
);

export function FieldLabel({ label, optional }: Pick<FieldTexts, 'label' | 'optional'>) {
  const { t } = useTranslation();
  return (
    <Label className="flex items-baseline gap-2 text-sm font-semibold text-ink">
      {label}
      {optional && <span className="text-xs font-normal text-ink-faint">{t('form.optional')}</span>}
    </Label>
  );
}

/** Help or, when something is wrong, the reason: never both, so that the eye finds one sentence. */
export function FieldHelp({ hint, error }: Pick<FieldTexts, 'hint' | 'error'>) {
  return (
    <>
      {hint !== undefined && error === undefined && (
        <Text slot="description" className="block text-xs text-ink-faint">
          {hint}
        </Text>
      )}
      <FieldError className="flex items-start gap-1.5 text-xs font-medium text-danger">
        <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
        <span>{error}</span>
      </FieldError>
    </>
  );
}
