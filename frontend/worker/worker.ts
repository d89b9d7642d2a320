import type { WorkerWish } from '../src/shared/worker/messages.js';
import { clearNotices, showNotices } from './notices.js';
import { scope } from './scope.js';
import { serveShell } from './shell.js';
import { keepSubscription } from './subscription.js';

serveShell();
showNotices();
keepSubscription();

scope.addEventListener('message', (event) => {
  // Only pages of this origin can speak to it.
  const { wish } = event.data as WorkerWish;
  event.waitUntil(wish === 'take-over' ? scope.skipWaiting() : clearNotices());
});
