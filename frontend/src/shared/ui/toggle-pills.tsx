import { useId } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { cx } from './cx.js';

export interface TogglePillsProps<T extends string> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly options: readonly { readonly id: T; readonly label: string }[];
  readonly selected: readonly T[];
  readonly onChange: (selected: T[]) => void;
}

/** A few words of which any number hold. */
export function TogglePills<T extends string>({
  label,
  hint,
  options,
  selected,
  onChange,
}: TogglePillsProps<T>) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <p id={id} className="text-sm font-semibold">
        {label}
      </p>
      <ToggleButtonGroup
        aria-labelledby={id}
        selectionMode="multiple"
        selectedKeys={selected}
        onSelectionChange={(keys) => {
          onChange(options.flatMap((option) => (keys.has(option.id) ? [option.id] : [])));
        }}
        className="flex flex-wrap gap-1.5"
      >
        {options.map((option) => (
          <ToggleButton
            key={option.id}
            id={option.id}
            className={cx(
              'focus-ring h-9 rounded-full px-3 text-sm text-ink-soft ring-1 ring-line-strong transition-colors ring-inset hover:bg-sunken',
              'max-sm:h-11 pointer-coarse:h-11',
              'data-selected:bg-accent-soft data-selected:font-semibold data-selected:text-accent data-selected:ring-accent/30',
            )}
          >
            {option.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {hint !== undefined && <p className="text-xs text-ink-soft">{hint}</p>}
    </div>
  );
}
