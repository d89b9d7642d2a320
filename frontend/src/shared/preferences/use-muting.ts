import { useTranslation } from 'react-i18next';
import { toast } from '../ui/toast.js';
import { type Mute, useMute } from './preferences.js';

/** Mutes an incident or listens to it again, says so, and offers to take it back. */
export function useMuting(): (mute: Mute) => void {
  const { t } = useTranslation();
  const { mutateAsync } = useMute();
  const change = ({ incidentId, isMuted }: Mute) => {
    mutateAsync({ incidentId, isMuted }).then(
      () => {
        toast({
          title: t(isMuted ? 'mute.muted' : 'mute.heard'),
          action: {
            label: t('mute.undo'),
            onPress: () => {
              change({ incidentId, isMuted: !isMuted });
            },
          },
        });
      },
      (error: unknown) => {
        toast({
          title: t('mute.failed'),
          ...(error instanceof Error && { body: error.message }),
        });
      },
    );
  };
  return change;
}
