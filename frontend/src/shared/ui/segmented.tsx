import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { cx } from './cx.js';

export interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly segments: readonly { readonly id: T; readonly label: ReactNode }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly className?: string;
}

/** A switch between a few views or settings of which exactly one holds. */
export function Segmented<T extends string>({
  label,
  segments,
  value,
  onChange,
  className,
}: SegmentedProps<T>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = segments.find(({ id }) => keys.has(id));
        if (chosen) onChange(chosen.id);
      }}
      className={cx('inline-flex gap-1 rounded-md bg-sunken p-1', className)}
    >
      {segments.map(({ id, label: text }) => (
        <ToggleButton
          key={id}
          id={id}
          className={cx(
            'focus-ring inline-flex h-8 flex-1 items-center justify-center gap-1.5 rounded-sm px-3 text-sm font-medium whitespace-nowrap text-ink-soft transition-colors',
            'max-sm:h-10 pointer-coarse:h-10 hover:text-ink data-selected:bg-raised data-selected:font-semibold data-selected:text-ink data-selected:shadow-card',
          )}
        >
          {text}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
