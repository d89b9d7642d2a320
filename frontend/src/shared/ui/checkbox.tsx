import { Check, Minus } from 'lucide-react';
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox';
import { cx } from './cx.js';

const boxClass = cx(
  'grid size-5 place-items-center rounded-xs bg-surface text-on-accent ring-1 ring-field ring-inset transition-colors',
  'group-hover/check:ring-accent',
);
const areaClass =
  'group/check relative grid size-8 shrink-0 cursor-pointer place-items-center max-sm:size-11 pointer-coarse:size-11';

export interface CheckboxProps {
  readonly label: string;
  readonly isSelected: boolean;
  /** Some of what it stands for is selected, and some is not. */
  readonly isIndeterminate?: boolean;
  /** `withShift` asks for everything since the one pressed before. */
  readonly onChange: (withShift: boolean) => void;
}

/** A box to tick whose label is what stands beside it. */
export function Checkbox({ label, isSelected, isIndeterminate = false, onChange }: CheckboxProps) {
  return (
    <label className={areaClass}>
      <input
        type="checkbox"
        aria-label={label}
        checked={isSelected}
        ref={(input) => {
          if (input) input.indeterminate = isIndeterminate;
        }}
        onChange={({ nativeEvent }) => {
          onChange('shiftKey' in nativeEvent && nativeEvent.shiftKey === true);
        }}
        className="peer absolute inset-0 m-0 cursor-pointer appearance-none opacity-0"
      />
      <span
        aria-hidden
        className={cx(
          boxClass,
          'peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent',
          (isSelected || isIndeterminate) && 'bg-accent ring-accent',
        )}
      >
        {isIndeterminate ? <Minus className="size-3.5" /> : isSelected && <Tick />}
      </span>
    </label>
  );
}

/** The same box inside a row of a selectable grid, which says what it is about and ticks it. */
export function RowCheckbox() {
  return (
    <CheckboxField slot="selection">
      <CheckboxButton className={areaClass}>
        {({ isSelected, isFocusVisible }) => (
          <span
            aria-hidden
            className={cx(
              boxClass,
              isSelected && 'bg-accent ring-accent',
              isFocusVisible && 'outline-2 outline-offset-2 outline-accent',
            )}
          >
            {isSelected && <Tick />}
          </span>
        )}
      </CheckboxButton>
    </CheckboxField>
  );
}

const Tick = () => <Check className="size-3.5" strokeWidth={3} />;
