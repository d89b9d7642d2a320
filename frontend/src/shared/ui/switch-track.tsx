import { cx } from './cx.js';

/** The drawing of a switch, on or off. */
export function SwitchTrack({
  isOn,
  isFocused,
  isDisabled,
}: {
  readonly isOn: boolean;
  readonly isFocused: boolean;
  readonly isDisabled: boolean;
}) {
  return (
    <span
      aria-hidden
      className={cx(
        'flex h-6.5 w-11 shrink-0 items-center rounded-full p-0.75 transition-colors',
        isOn ? 'bg-accent' : 'bg-field',
        isFocused && 'outline-2 outline-offset-2 outline-accent',
        isDisabled && 'opacity-45',
      )}
    >
      <span
        className={cx(
          'size-5 rounded-full bg-surface shadow-card transition-transform',
          isOn && 'translate-x-4.5',
        )}
      />
    </span>
  );
}
