import type { ReactNode } from 'react';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
import { cx } from './cx.js';
import { FieldHelp, FieldLabel, type FieldTexts } from './field.js';

export interface Choice<T extends string> {
  readonly id: T;
  readonly label: string;
  readonly help?: string;
  readonly icon?: ReactNode;
}

export interface ChoiceCardsProps<T extends string> extends FieldTexts {
  readonly choices: readonly Choice<T>[];
  readonly value: T | '';
  readonly onChange: (value: T) => void;
  readonly onBlur?: () => void;
  /** Two side by side on a phone, too: for words that are short. */
  readonly compact?: boolean;
}

/** A choice whose options need a sentence each to be chosen well. */
export function ChoiceCards<T extends string>({
  label,
  hint,
  error,
  choices,
  value,
  onChange,
  onBlur,
  compact = false,
}: ChoiceCardsProps<T>) {
  return (
    <RadioGroup
      value={value === '' ? null : value}
      onChange={(chosen) => {
        const choice = choices.find(({ id }) => id === chosen);
        if (choice) onChange(choice.id);
      }}
      {...(onBlur && { onBlur })}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className="flex flex-col gap-1.5"
    >
      <FieldLabel label={label} />
      <div className={cx('grid gap-2', compact ? 'grid-cols-2 sm:grid-cols-3' : 'sm:grid-cols-2')}>
        {choices.map(({ id, label: name, help, icon }) => (
          <RadioField key={id} value={id} className="flex min-w-0">
            <RadioButton
              className={cx(
                'flex min-h-14 min-w-0 flex-1 cursor-pointer rounded-lg bg-surface py-3 ring-1 ring-line-strong ring-inset',
                'transition-shadow hover:bg-sunken',
                compact ? 'items-center gap-2 px-3' : 'items-start gap-3 px-3.5',
                'data-selected:bg-accent-soft data-selected:ring-2 data-selected:ring-accent',
                'data-focus-visible:outline-2 data-focus-visible:outline-offset-2 data-focus-visible:outline-accent',
              )}
            >
              {icon}
              <span className="min-w-0">
                <span className="block text-sm font-semibold break-words">{name}</span>
                {help !== undefined && (
                  <span className="mt-0.5 block text-xs text-ink-soft">{help}</span>
                )}
              </span>
            </RadioButton>
          </RadioField>
        ))}
      </div>
      <FieldHelp hint={hint} error={error} />
    </RadioGroup>
  );
}
