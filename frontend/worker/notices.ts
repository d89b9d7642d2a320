import type { PageWish } from '../src/shared/worker/messages.js';
import { scope } from './scope.js';

/** What the api sends (PushMessage there). */
interface Push {
  readonly id: string;
  readonly titulo: string;
  readonly cuerpo: string;
  readonly url: string;
  readonly urgente: boolean;
  readonly idioma: string;
  /** Somebody tries it out and looks at the page meanwhile. */
  readonly prueba?: boolean;
}

/** Shown when a message cannot be read, for browsers insist that something is. */
const UNREADABLE: Push = {
  id: 'novedades',
  titulo: 'Vigía',
  cuerpo: 'Hay novedades',
  url: '/avisos',
  urgente: false,
  idioma: 'es',
};

/** [PSH-8] Shows what arrives while nobody looks at the app, and opens what a tapped notice is about. */
export function showNotices(): void {
  scope.addEventListener('push', (event) => {
    event.waitUntil(show(pushOf(event.data)));
  });
  scope.addEventListener('notificationclick', (event) => {
    event.notification.close();
    const { path } = (event.notification.data ?? {}) as { path?: unknown };
    event.waitUntil(open(typeof path === 'string' ? path : '/'));
  });
}

/** Takes away everything that is shown. */
export async function clearNotices(): Promise<void> {
  for (const notice of await scope.registration.getNotifications()) notice.close();
}

function pushOf(data: PushMessageData | null): Push {
  try {
    const { titulo, cuerpo, ...rest } = data?.json() as Push;
    return typeof titulo === 'string' && typeof cuerpo === 'string'
      ? { titulo, cuerpo, ...rest }
      : UNREADABLE;
  } catch {
    return UNREADABLE;
  }
}

async function show(push: Push): Promise<void> {
  const pages = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  // The live connection of a page in view has told it already.
  const isSeen = pages.some(({ visibilityState }) => visibilityState === 'visible');
  if (isSeen && push.prueba !== true) return;
  await scope.registration.showNotification(push.titulo, {
    body: push.cuerpo,
    tag: push.id,
    lang: push.idioma,
    icon: '/icons/icon-192.png',
    badge: '/icons/badge-96.png',
    requireInteraction: push.urgente,
    data: { path: push.url },
  });
}

async function open(path: string): Promise<void> {
  const address = new URL(path, scope.location.origin);
  if (address.origin !== scope.location.origin) return;
  const [page] = await scope.clients.matchAll({ type: 'window' });
  if (page === undefined) {
    await scope.clients.openWindow(address.href);
    return;
  }
  // A system may refuse to bring it to the front.
  await page.focus().catch(() => undefined);
  const wish: PageWish = { wish: 'open', path: address.pathname + address.search + address.hash };
  page.postMessage(wish);
}
