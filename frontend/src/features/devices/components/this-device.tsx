import { BellRing, Smartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { Button } from '../../../shared/ui/button.js';
import { Notice } from '../../../shared/ui/notice.js';
import {
  PermissionRefused,
  useDeviceState,
  useSwitchDevice,
  useTryOut,
  type DeviceState,
} from '../use-this-device.js';

/** [PSH-11] Whether this device tells what happens, and the switch for it. */
export function ThisDevice() {
  const { t } = useTranslation();
  const state = useDeviceState();
  if (state === undefined) return null;
  return (
    <section aria-labelledby="this-device">
      <h2 id="this-device" className="heading text-lg">
        {t('push.title')}
      </h2>
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-3 rounded-xl bg-raised p-4 shadow-card ring-1 ring-line ring-inset">
        <Smartphone aria-hidden className="size-5 shrink-0 text-ink-faint" />
        <p className="min-w-52 flex-1 text-sm text-ink-soft">{t(`push.state.${state}`)}</p>
        {(state === 'off' || state === 'on') && <Switches state={state} />}
      </div>
    </section>
  );
}

function Switches({ state }: { readonly state: Extract<DeviceState, 'on' | 'off'> }) {
  const { t } = useTranslation();
  const change = useSwitchDevice();
  const test = useTryOut();
  const isRefused = change.error instanceof PermissionRefused;
  return (
    <>
      <div className="flex flex-wrap gap-2 max-sm:w-full">
        {state === 'on' && (
          <Button
            size="sm"
            className="max-sm:flex-1"
            isPending={test.isPending}
            onPress={() => {
              test.mutate();
            }}
          >
            <BellRing aria-hidden className="size-4" />
            {t('push.test')}
          </Button>
        )}
        <Button
          size="sm"
          look={state === 'on' ? 'quiet' : 'primary'}
          className="max-sm:flex-1"
          isPending={change.isPending}
          onPress={() => {
            test.reset();
            change.mutate(state === 'off');
          }}
        >
          {t(state === 'on' ? 'push.turnOff' : 'push.turnOn')}
        </Button>
      </div>
      <div role="status" className="w-full empty:hidden">
        {test.isSuccess && <p className="text-sm text-ink-soft">{t('push.testSent')}</p>}
        {isRefused && <Notice tone="info">{t('push.refused')}</Notice>}
      </div>
      <FormFailure error={isRefused ? null : (change.error ?? test.error)} />
    </>
  );
}
