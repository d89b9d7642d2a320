import type { ReactNode } from 'react';
import { SwitchButton, SwitchField as AriaSwitchField } from 'react-aria-components/Switch';
import { SwitchTrack } from './switch-track.js';

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
            <SwitchTrack isOn={isOn} isFocused={isFocusVisible} isDisabled={isOff} />
          </>
        )}
      </SwitchButton>
    </AriaSwitchField>
  );
}
