import { useSyncExternalStore } from 'react';
import { isPageWish, type WorkerWish } from './messages.js';

const ADDRESS = '/sw.js';
const LOOK_AGAIN_MS = 3_600_000;

let wanted: string | undefined;
let showScreen: ((path: string) => void) | undefined;
let newVersion: ServiceWorker | 'runs' | undefined;
const listeners = new Set<() => void>();

/** Hears from the first moment what the service worker wants: a notice may be tapped while the app is still starting. */
export function hearAppWorker(): void {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('message', ({ data }) => {
    if (!isPageWish(data)) return;
    if (showScreen === undefined) wanted = data.path;
    else showScreen(data.path);
  });
}

/**
 * Lets the service worker keep the app for use without a connection. `show` opens the screen that a tapped notice is
 * about. A newer version waits until somebody asks for it: nothing reloads under anybody's hands.
 */
export function startAppWorker(show: (path: string) => void): void {
  showScreen = show;
  if (wanted !== undefined) show(wanted);
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const workers = navigator.serviceWorker;
  const wasServed = workers.controller !== null;
  workers.addEventListener('controllerchange', () => {
    // The first one of all replaces nothing. A later one was asked for in another window.
    if (wasServed) tell('runs');
  });
  const register = () => {
    // Where it may not run, the app works as it would without one.
    void workers
      .register(ADDRESS)
      .then(watch)
      .catch(() => undefined);
  };
  if (document.readyState === 'complete') register();
  else window.addEventListener('load', register, { once: true });
}

/** Whether there is a newer version than the one on the screen. */
export function useNewVersion(): boolean {
  return useSyncExternalStore(subscribe, () => newVersion !== undefined);
}

/** Reloads the page in the newer version. */
export function openNewVersion(): void {
  const reload = () => {
    window.location.reload();
  };
  if (newVersion === undefined || newVersion === 'runs') {
    reload();
    return;
  }
  navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true });
  ask(newVersion, { wish: 'take-over' });
}

/** Asks the worker that serves this page, if one does. */
export function askAppWorker(wish: WorkerWish): void {
  const worker = 'serviceWorker' in navigator ? navigator.serviceWorker.controller : null;
  if (worker !== null) ask(worker, wish);
}

function ask(worker: ServiceWorker, wish: WorkerWish): void {
  worker.postMessage(wish);
}

function watch(registration: ServiceWorkerRegistration): void {
  const offer = () => {
    // Without an active one this is the first, and it takes over by itself.
    if (registration.waiting !== null && registration.active !== null) tell(registration.waiting);
  };
  offer();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offer);
  });
  let lookedAt = performance.now();
  document.addEventListener('visibilitychange', () => {
    const isDue = performance.now() - lookedAt > LOOK_AGAIN_MS;
    if (document.visibilityState !== 'visible' || !isDue) return;
    lookedAt = performance.now();
    void registration.update().catch(() => undefined);
  });
}

function tell(version: typeof newVersion): void {
  newVersion = version;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
