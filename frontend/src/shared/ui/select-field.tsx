import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { cx } from './cx.js';
import { FieldHelp, FieldLabel, type FieldTexts, inputClass } from './field.js';
import { optionClass, popoverClass } from './popover.js';

export interface Option {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
}

export interface SelectFieldProps extends FieldTexts {
  readonly options: readonly Option[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly placeholder: string;
  readonly isDisabled?: boolean;
  readonly buttonRef?: React.Ref<HTMLButtonElement>;
}

/** A labelled choice of one among a few known words. */
export function SelectField({
  label,
  hint,
  error,
  optional,
  options,
  value,
  onChange,
  onBlur,
  placeholder,
  isDisabled = false,
  buttonRef,
}: SelectFieldProps) {
  return (
    <Select
      value={value === '' ? null : value}
      onChange={(key) => {
        onChange(key === null ? '' : String(key));
      }}
      {...(onBlur && { onBlur })}
      placeholder={placeholder}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className="flex min-w-0 flex-col gap-1.5"
    >
      <FieldLabel label={label} {...(optional !== undefined && { optional })} />
      <Button
        ref={buttonRef}
        className={cx(
          inputClass,
          'flex h-11 items-center gap-2 px-3.5 text-left data-pressed:bg-sunken',
          error !== undefined && 'ring-danger',
        )}
      >
        <SelectValue className="min-w-0 flex-1 truncate data-placeholder:text-ink-faint [&_[slot=description]]:hidden" />
        <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
      </Button>
      <FieldHelp hint={hint} error={error} />
      <Popover className={cx(popoverClass, 'min-w-(--trigger-width)')}>
        <ListBox items={options} className="max-h-72 overflow-y-auto p-1.5 outline-none">
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={optionClass}>
              {({ isSelected }) => (
                <>
                  {option.icon}
                  <span className="min-w-0 flex-1">{option.label}</span>
                  {isSelected && <Check aria-hidden className="size-4 shrink-0 text-accent" />}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
