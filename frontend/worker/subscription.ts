import { scope } from './scope.js';

/** Of lib.dom's newer versions; browsers that know nothing of it mend their subscription when the app is opened next. */
interface SubscriptionChange extends ExtendableEvent {
  readonly oldSubscription?: PushSubscription | null;
  readonly newSubscription?: PushSubscription | null;
}

/** Stays reachable when the push service gives this browser another address while no page is open. */
export function keepSubscription(): void {
  scope.addEventListener('pushsubscriptionchange', (event) => {
    const change = event as SubscriptionChange;
    change.waitUntil(replace(change));
  });
}

async function replace({ oldSubscription, newSubscription }: SubscriptionChange): Promise<void> {
  const applicationServerKey = oldSubscription?.options.applicationServerKey ?? undefined;
  if (!oldSubscription || applicationServerKey === undefined) return;
  const fresh =
    newSubscription ??
    (await scope.registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey,
    }));
  const { endpoint, keys } = fresh.toJSON();
  const settings = (await caches.match('/config.json')) ?? (await fetch('/config.json'));
  const { apiUrl } = (await settings.json()) as { apiUrl: string };
  await fetch(`${apiUrl}/dispositivos`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    // The address before makes it sure that it is the same person's.
    body: JSON.stringify({
      endpoint,
      p256dh: keys?.['p256dh'],
      auth: keys?.['auth'],
      anterior: oldSubscription.endpoint,
    }),
  });
}
