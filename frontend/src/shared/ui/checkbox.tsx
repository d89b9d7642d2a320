import { Check } from 'lucide-react';
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox';
import { cx } from './cx.js';

function boxClass(isOn: boolean): string {
  return cx(
    'grid size-5 place-items-center rounded-xs ring-1 ring-inset transition-colors group-hover/check:ring-accent',
    isOn ? 'bg-accent text-on-accent ring-accent' : 'bg-surface ring-field',
  );
}

const areaClass =
  'group/check relative grid size-8 shrink-0 cursor-pointer place-items-center max-sm:size-11 pointer-coarse:size-11';

export interface CheckboxProps {
  readonly label: string;
  readonly isSelected: boolean;
  /** `withShift` asks for everything since the one pressed before. */
  readonly onChange: (withShift: boolean) => void;
}

/** A box to tick whose label is what stands beside it. */
export function Checkbox({ label, isSelected, onChange }: CheckboxProps) {
  return (
    <label className={areaClass}>
      <input
        type="checkbox"
        aria-label={label}
        checked={isSelected}
        onChange={({ nativeEvent }) => {
          onChange('shiftKey' in nativeEvent && nativeEvent.shiftKey === true);
        }}
        className="peer absolute inset-0 m-0 cursor-pointer appearance-none opacity-0"
      />
      <span
        aria-hidden
        className={cx(
          boxClass(isSelected),
          'peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent',
        )}
      >
        {isSelected && <Tick />}
      </span>
    </label>
  );
}

export interface RowCheckboxProps {
  /** A press with shift asks for everything since the one pressed before. */
  readonly onRange: () => void;
}

/** The same box inside a row of a selectable grid, which says what it is about and ticks it. */
export function RowCheckbox({ onRange }: RowCheckboxProps) {
  return (
    <CheckboxField
      slot="selection"
      onPointerDownCapture={(event) => {
        if (event.shiftKey) event.stopPropagation();
      }}
      onClickCapture={(event) => {
        if (!event.shiftKey) return;
        event.preventDefault();
        event.stopPropagation();
        onRange();
      }}
    >
      <CheckboxButton className={areaClass}>
        {({ isSelected, isFocusVisible }) => (
          <span
            aria-hidden
            className={cx(
              boxClass(isSelected),
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
