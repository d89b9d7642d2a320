import { SwitchButton, SwitchField } from 'react-aria-components/Switch';
import { SwitchTrack } from '../../../shared/ui/switch-track.js';

/** Whether a topic reaches one on a channel; on a desk the head of the column names the channel. */
export function ChannelSwitch({
  channel,
  topic,
  isSelected,
  onChange,
}: {
  readonly channel: string;
  readonly topic: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}) {
  return (
    <SwitchField
      isSelected={isSelected}
      onChange={onChange}
      aria-label={`${channel}: ${topic}`}
      className="max-md:w-full"
    >
      <SwitchButton className="flex min-h-11 cursor-pointer items-center justify-between gap-4">
        {({ isSelected: isOn, isFocusVisible, isDisabled }) => (
          <>
            <span aria-hidden className="text-sm md:hidden">
              {channel}
            </span>
            <SwitchTrack isOn={isOn} isFocused={isFocusVisible} isDisabled={isDisabled} />
          </>
        )}
      </SwitchButton>
    </SwitchField>
  );
}
