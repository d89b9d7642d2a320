import type { ReactNode } from 'react';
import { SwitchButton, SwitchField as AriaSwitchField } from 'react-aria-components/Switch';
import { cx } from './cx.js';

export interface SwitchFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
}

/** Something that is on or off and changes at once. */
export function SwitchField({
  label,
  hint,
  isSelected,
  onChange,
  isDisabled = false,
}: SwitchFieldProps) {
  return (
    <AriaSwitchField isSelected={isSelected} onChange={onChange} isDisabled={isDisabled}>
      <SwitchButton className="group/switch flex min-h-12 cursor-pointer items-center gap-4 py-2 data-disabled:cursor-default">
        {({ isSelected: isOn, isFocusVisible, isDisabled: isOff }) => (
          <>
            <span className="min-w-0 flex-1">
              <span className="block text-sm font-semibold">{label}</span>
              {hint !== undefined && (
                <span className="mt-0.5 block text-xs text-ink-soft">{hint}</span>
              )}
            </span>
            <span
              aria-hidden
              className={cx(
                'flex h-6.5 w-11 shrink-0 items-center rounded-full p-0.75 transition-colors',
                isOn ? 'bg-accent' : 'bg-field',
                isFocusVisible && 'outline-2 outline-offset-2 outline-accent',
                isOff && 'opacity-45',
              )}
            >
              <span
                className={cx(
                  'size-5 rounded-full bg-surface shadow-card transition-transform',
                  isOn && 'translate-x-4.5',
                )}
              />
            </span>
          </>
        )}
      </SwitchButton>
    </AriaSwitchField>
  );
}
