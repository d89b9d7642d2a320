import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { publicConfigQuery } from '../../shared/api/public-config.js';
import { useViewer } from '../../shared/api/viewer.js';
import { isWished, keepUp, tryOut, turnOff, turnOn } from './api/this-device.js';
import { hindranceOf, thisBrowser, type Hindrance } from './push-ability.js';

/** How this device and its person stand to each other; `none` where the deployment tells devices nothing. */
export type DeviceState = 'none' | Hindrance | 'off' | 'on';

/** The answer to the question of the browser was no. */
export class PermissionRefused extends Error {}

const stateQuery = (email: string, key: string | null | undefined) =>
  queryOptions({
    queryKey: ['this-device', email, key],
    enabled: key !== undefined,
    networkMode: 'always',
    queryFn: async (): Promise<DeviceState> => {
      if (key === null) return 'none';
      const hindrance = hindranceOf(thisBrowser());
      if (hindrance !== undefined) return hindrance;
      const isOn = Notification.permission === 'granted' && (await isWished(email));
      return isOn ? 'on' : 'off';
    },
  });

/** Whether this device tells its person what happens; undefined until that is known. */
export function useDeviceState(): DeviceState | undefined {
  const { email } = useViewer();
  const { data: config } = useQuery(publicConfigQuery);
  return useQuery(stateQuery(email, config?.push)).data;
}

/** Switches this device on or off. To be called in a press: browsers ask their question only then. */
export function useSwitchDevice() {
  const { email } = useViewer();
  const { data: config } = useQuery(publicConfigQuery);
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (isOn: boolean) => {
      if (!isOn) return turnOff(email);
      if ((await Notification.requestPermission()) !== 'granted') throw new PermissionRefused();
      return turnOn(email, config?.push ?? '');
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['this-device'] }),
  });
}

/** Sends a notice to this device. */
export function useTryOut() {
  return useMutation({ mutationFn: tryOut });
}

/** Keeps this device reachable from one visit to the next. */
export function useDeviceUpkeep(): void {
  const { email } = useViewer();
  const { data: config } = useQuery(publicConfigQuery);
  const key = config?.push;
  useEffect(() => {
    if (key === undefined) return;
    // The next visit tries again.
    void keepUp(email, key).catch(() => undefined);
  }, [email, key]);
}
