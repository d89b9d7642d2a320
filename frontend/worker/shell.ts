import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { NetworkFirst } from 'workbox-strategies';
import { scope } from './scope.js';

/** Everything that was built, and the hash of what has none in its name; the build fills it in. */
declare const SHELL: readonly { readonly url: string; readonly revision: string | null }[];

const SETTINGS = '/config.json';
const SETTINGS_CACHE = 'settings';
const SETTINGS_SECONDS = 3;
/** What the front door hands to a server: nothing of it is ever kept. */
const SERVED = /^\/(api|boards|s3|ws|buzon)(\/|$)/;

/** [PSH-9] Opens the app without a connection: its files are kept, its settings as they were last; answers never. */
export function serveShell(): void {
  precacheAndRoute([...SHELL]);
  cleanupOutdatedCaches();
  registerRoute(new NavigationRoute(createHandlerBoundToURL('/'), { denylist: [SERVED] }));
  registerRoute(
    ({ url }) => url.origin === scope.location.origin && url.pathname === SETTINGS,
    new NetworkFirst({ cacheName: SETTINGS_CACHE, networkTimeoutSeconds: SETTINGS_SECONDS }),
  );
  scope.addEventListener('install', (event) => {
    event.waitUntil(caches.open(SETTINGS_CACHE).then((cache) => cache.add(SETTINGS)));
  });
  // Pages that are open already may go offline as well.
  scope.addEventListener('activate', (event) => {
    event.waitUntil(scope.clients.claim());
  });
}
