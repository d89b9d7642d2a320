import { useQuery, useQueryClient } from '@tanstack/react-query';
import { BellRing } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../../shared/api/viewer.js';
import { keep, kept } from '../../../shared/device/kept.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { Button } from '../../../shared/ui/button.js';
import { PermissionRefused, useDeviceState, useSwitchDevice } from '../use-this-device.js';

/** [PSH-11] Offers once to tell people on this device; answered either way, it never comes back. */
export function PushOffer() {
  const { t } = useTranslation();
  const { email } = useViewer();
  const client = useQueryClient();
  const change = useSwitchDevice();
  const answerName = `push-offer#${email}`;
  const answerKey = ['push-offer', email];
  const { data: isAnswered } = useQuery({
    queryKey: answerKey,
    networkMode: 'always',
    queryFn: async () => (await kept<boolean>(answerName)) === true,
  });
  if (useDeviceState() !== 'off' || isAnswered !== false) return null;

  const answer = () => {
    client.setQueryData(answerKey, true);
    void keep(answerName, true);
  };
  const failure = change.error instanceof PermissionRefused ? null : change.error;
  return (
    <section
      aria-labelledby="push-offer"
      className="mx-4 mb-4 flex flex-wrap items-center gap-x-4 gap-y-3 rounded-xl bg-accent-soft p-4 sm:mx-6"
    >
      <BellRing aria-hidden className="size-5 shrink-0 text-accent" />
      <div className="min-w-52 flex-1 text-sm">
        <h2 id="push-offer" className="font-semibold">
          {t('push.offer.title')}
        </h2>
        <p className="text-ink-soft">{t('push.offer.body')}</p>
      </div>
      <div className="flex flex-wrap gap-2 max-sm:w-full">
        <Button size="sm" look="quiet" className="max-sm:flex-1" onPress={answer}>
          {t('push.offer.no')}
        </Button>
        <Button
          size="sm"
          look="primary"
          className="max-sm:flex-1"
          isPending={change.isPending}
          onPress={() => {
            change.mutate(true, {
              onSettled: (_, error) => {
                if (error === null || error instanceof PermissionRefused) answer();
              },
            });
          }}
        >
          {t('push.offer.yes')}
        </Button>
      </div>
      <FormFailure error={failure} />
    </section>
  );
}
