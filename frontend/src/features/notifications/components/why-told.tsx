import { BellOff, Ellipsis, Settings2 } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import type { Notification } from '../../../shared/api/models.js';
import { useViewer } from '../../../shared/api/viewer.js';
import { paths } from '../../../shared/config/paths.js';
import { usePreferences } from '../../../shared/preferences/preferences.js';
import { useMuting } from '../../../shared/preferences/use-muting.js';
import { Button, ButtonLink } from '../../../shared/ui/button.js';
import { cx } from '../../../shared/ui/cx.js';
import { popoverClass } from '../../../shared/ui/popover.js';
import { whyTold } from '../why-told.js';

/** Why one is told of something, and what can be done about it. */
export function WhyTold({
  notification,
  onLeave,
}: {
  readonly notification: Notification;
  /** Called when it leads to another page. */
  readonly onLeave?: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const preferences = usePreferences();
  const change = useMuting();
  const [isOpen, setOpen] = useState(false);
  const { incidente_id: incidentId, titulo, tema, calidad, callada } = notification;
  const isMuted = preferences?.silenciados.includes(incidentId) ?? false;
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <AriaButton
        aria-label={t('why.open', { title: titulo })}
        className="focus-ring grid size-9 shrink-0 place-items-center rounded-sm text-ink-faint hover:bg-sunken hover:text-ink max-sm:size-11 pointer-coarse:size-11"
      >
        <Ellipsis aria-hidden className="size-4.5" />
      </AriaButton>
      <Popover placement="bottom end" className={cx(popoverClass, 'w-72')}>
        <Dialog aria-label={t('why.title')} className="p-4 outline-none">
          <h3 className="heading text-base">{t('why.title')}</h3>
          <p className="mt-1.5 text-sm text-ink-soft">{whyTold(notification, viewer, t)}</p>
          {callada && (
            <p className="mt-1.5 text-sm text-ink-soft">
              {t(isMuted && tema !== 'asignaciones' ? 'why.quietMuted' : 'why.quietTopic')}
            </p>
          )}
          <div className="mt-3 flex flex-col gap-1.5">
            {incidentId !== '' && (isMuted || calidad !== 'asignado_antes') && (
              <Button
                className="w-full justify-start"
                onPress={() => {
                  setOpen(false);
                  change({ incidentId, isMuted: !isMuted });
                }}
              >
                <BellOff aria-hidden className="size-4" />
                {t(isMuted ? 'why.listen' : 'why.mute')}
              </Button>
            )}
            <ButtonLink
              to={paths.preferencesOf(tema)}
              look="quiet"
              className="w-full justify-start"
              onClick={() => {
                setOpen(false);
                onLeave?.();
              }}
            >
              <Settings2 aria-hidden className="size-4" />
              {t('why.topic')}
            </ButtonLink>
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
