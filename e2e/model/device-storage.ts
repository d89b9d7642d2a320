import type { Tab } from './tab.js';
import { running } from './virtual-time.js';

const devices = new WeakMap<object, Map<string, Map<string, string>>>();

/** What the device of the running tab keeps, of each world anew. */
function kept(): Map<string, string> {
  const tab = running.getStore() as Tab | undefined;
  if (tab === undefined) return new Map();
  const { user, device } = tab.place;
  const ofWorld = devices.get(tab.world) ?? new Map<string, Map<string, string>>();
  devices.set(tab.world, ofWorld);
  const name = `${user.email}#${String(device)}`;
  const items = ofWorld.get(name) ?? new Map<string, string>();
  ofWorld.set(name, items);
  return items;
}

const methods = {
  getItem: (key: string) => kept().get(key) ?? null,
  setItem: (key: string, value: string) => void kept().set(key, value),
  removeItem: (key: string) => void kept().delete(key),
};

/** `localStorage` as the tabs of one person on one device share it; it outlives them. */
export const deviceStorage = new Proxy(methods, {
  ownKeys: () => [...kept().keys()],
  getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
});
