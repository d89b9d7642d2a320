import type { WorkerWish } from '../src/shared/worker/messages.js';
import { scope } from './scope.js';
import { serveShell } from './shell.js';

serveShell();

scope.addEventListener('message', ({ data }) => {
  // Only pages of this origin can speak to it.
  const { wish } = data as WorkerWish;
  if (wish === 'take-over') void scope.skipWaiting();
});
