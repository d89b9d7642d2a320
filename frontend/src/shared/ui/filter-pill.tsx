import { Check, ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { cx } from './cx.js';
import { optionClass, popoverClass } from './popover.js';
import type { Option } from './select-field.js';

export interface FilterPillProps {
  readonly label: string;
  /** The words for "not narrowed"; without them one of the options always holds. */
  readonly anyLabel?: string;
  readonly options: readonly Option[];
  /** "" for any. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const any = 'any:';

/** One criterion of a list: says its name while open to all, and its value once it narrows. */
export function FilterPill({ label, anyLabel, options, value, onChange }: FilterPillProps) {
  const chosen = options.find(({ id }) => id === value);
  const choices = anyLabel === undefined ? options : [{ id: any, label: anyLabel }, ...options];
  return (
    <Select
      aria-label={label}
      value={value === '' ? any : value}
      onChange={(key) => {
        onChange(key === null || key === any ? '' : String(key));
      }}
    >
      <Button
        className={cx(
          'focus-ring inline-flex h-8 max-w-52 items-center gap-1.5 rounded-full px-3 text-sm whitespace-nowrap ring-1 ring-inset transition-colors',
          'max-sm:h-10 pointer-coarse:h-10',
          value === ''
            ? 'text-ink-soft ring-line-strong hover:bg-sunken'
            : 'bg-accent-soft font-semibold text-accent ring-accent/30',
        )}
      >
        <SelectValue className="truncate">
          {() => (value === '' ? label : (chosen?.label ?? value))}
        </SelectValue>
        <ChevronDown aria-hidden className="size-3.5 shrink-0" />
      </Button>
      <Popover className={cx(popoverClass, 'min-w-48')}>
        <ListBox items={choices} className="max-h-80 overflow-y-auto p-1.5 outline-none">
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={optionClass}>
              {({ isSelected }) => (
                <>
                  {option.icon}
                  <span className="min-w-0 flex-1 truncate">{option.label}</span>
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
