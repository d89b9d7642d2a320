import { Bell, BellOff } from 'lucide-react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useTranslation } from 'react-i18next';
import { cx } from '../ui/cx.js';
import { usePreferences } from './preferences.js';
import { useMuting } from './use-muting.js';

/** Whether one hears of an incident, and the way to change it. */
export function MuteToggle({ incidentId }: { readonly incidentId: string }) {
  const { t } = useTranslation();
  const preferences = usePreferences();
  const change = useMuting();
  if (preferences === undefined) return null;
  const isMuted = preferences.silenciados.includes(incidentId);
  const Icon = isMuted ? BellOff : Bell;
  return (
    <ToggleButton
      isSelected={isMuted}
      onChange={(next) => {
        change({ incidentId, isMuted: next });
      }}
      aria-label={t('mute.toggle')}
      className={cx(
        'focus-ring inline-flex h-9 items-center gap-1.5 rounded-sm px-2.5 text-sm font-semibold text-ink-soft',
        'max-sm:h-11 hover:bg-sunken hover:text-ink pointer-coarse:h-11',
      )}
    >
      <Icon aria-hidden className="size-4.5" />
      {isMuted && t('mute.isMuted')}
    </ToggleButton>
  );
}
