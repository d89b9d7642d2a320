import type { ReactNode } from 'react';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
import { cx } from './cx.js';
import { FieldHelp, FieldLabel, type FieldTexts } from './field.js';

export interface Chip<T extends string> {
  readonly id: T;
  readonly label: string;
  readonly icon?: ReactNode;
}

export interface ChoiceChipsProps<T extends string> extends FieldTexts {
  readonly chips: readonly Chip<T>[];
  readonly value: T | '';
  readonly onChange: (value: T) => void;
}

/** The look of a chip that can be chosen. */
export const chipClass = cx(
  'inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-full bg-surface px-4 py-1.5 text-sm font-medium ring-1 ring-line-strong ring-inset',
  'transition-shadow hover:bg-sunken',
  'data-selected:bg-accent-soft data-selected:font-semibold data-selected:text-accent data-selected:ring-2 data-selected:ring-accent',
  'data-focus-visible:outline-2 data-focus-visible:outline-offset-2 data-focus-visible:outline-accent',
);

/** One among a few short words, each a thumb wide. */
export function ChoiceChips<T extends string>({
  label,
  hint,
  error,
  optional,
  chips,
  value,
  onChange,
}: ChoiceChipsProps<T>) {
  return (
    <RadioGroup
      value={value === '' ? null : value}
      onChange={(chosen) => {
        const chip = chips.find(({ id }) => id === chosen);
        if (chip) onChange(chip.id);
      }}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className="flex flex-col gap-2"
    >
      <FieldLabel label={label} {...(optional !== undefined && { optional })} />
      <div className="flex flex-wrap gap-2">
        {chips.map(({ id, label: name, icon }) => (
          <RadioField key={id} value={id} className="flex max-w-full">
            <RadioButton className={chipClass}>
              {icon}
              <span className="min-w-0 break-words">{name}</span>
            </RadioButton>
          </RadioField>
        ))}
      </div>
      <FieldHelp hint={hint} error={error} />
    </RadioGroup>
  );
}
