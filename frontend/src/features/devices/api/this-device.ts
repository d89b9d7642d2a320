import { api, unwrap } from '../../../shared/api/client.js';
import { forgetAll, keep, kept } from '../../../shared/device/kept.js';
import { askAppWorker } from '../../../shared/worker/app-worker.js';
import { hindranceOf, thisBrowser } from '../push-ability.js';
import { sameKey } from '../same-key.js';

/** Under these names stands who wants to be told here. */
const wishes = 'push#';
const wishOf = (email: string) => `${wishes}${email}`;

/** Whether somebody wants to be told here, as far as this device remembers. */
export async function isWished(email: string): Promise<boolean> {
  const [wish, subscription] = await Promise.all([kept<boolean>(wishOf(email)), current()]);
  return wish === true && subscription !== null;
}

/** Makes this device one that its person is told on. The permission must be there. */
export async function turnOn(email: string, key: string): Promise<void> {
  await register(await subscribed(key));
  await keep(wishOf(email), true);
}

/** Makes it one no more. */
export async function turnOff(email: string): Promise<void> {
  const subscription = await current();
  if (subscription !== null) {
    await forgetOnServer(subscription);
    await subscription.unsubscribe();
  }
  await forgetAll(wishOf(email));
}

/** Sends a notice to this device. */
export async function tryOut(): Promise<void> {
  const subscription = await current();
  if (subscription === null) return;
  const { endpoint } = subscription;
  await unwrap(api.POST('/dispositivos/prueba', { body: { endpoint } }));
}

/**
 * Renews what the server knows: another session, an address that changed, a key of the server that did. Nobody is asked
 * anything. [PSH-12] A subscription that serves no wish of this person is let go of, whoever's it was.
 */
export async function keepUp(email: string, key: string | null): Promise<void> {
  const wish = await kept<boolean>(wishOf(email));
  if (wish === true && key !== null && isAllowed()) await register(await subscribed(key));
  else if ((await current()) !== null) await letGo(wishes);
}

/** While the session lives: the server tells this device nothing more. */
export async function leaveOnServer(): Promise<void> {
  const subscription = await current();
  if (subscription !== null) await forgetOnServer(subscription);
}

/** After the session: nothing of it stays on this device. */
export async function leaveHere(email: string): Promise<void> {
  await letGo(wishOf(email));
}

/** Its push service says from then on that the device is gone, and so the server forgets it, too. */
async function letGo(forgotten: string): Promise<void> {
  askAppWorker({ wish: 'clear-notices' });
  await (await current())?.unsubscribe();
  await forgetAll(forgotten);
}

function isAllowed(): boolean {
  const browser = thisBrowser();
  return hindranceOf(browser) === undefined && browser.permission === 'granted';
}

/** What this browser is subscribed for, if anything. */
async function current(): Promise<PushSubscription | null> {
  if (!('serviceWorker' in navigator && 'PushManager' in window)) return null;
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}

async function subscribed(key: string): Promise<PushSubscription> {
  const { pushManager } = await navigator.serviceWorker.ready;
  const before = await pushManager.getSubscription();
  if (before !== null) {
    if (sameKey(before.options.applicationServerKey, key)) return before;
    await before.unsubscribe();
  }
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

async function register(subscription: PushSubscription): Promise<void> {
  const { endpoint, keys } = subscription.toJSON();
  const body = {
    endpoint: endpoint ?? '',
    p256dh: keys?.['p256dh'] ?? '',
    auth: keys?.['auth'] ?? '',
  };
  await unwrap(api.PUT('/dispositivos', { body }));
}

async function forgetOnServer({ endpoint }: PushSubscription): Promise<void> {
  await unwrap(api.DELETE('/dispositivos', { body: { endpoint } }));
}
