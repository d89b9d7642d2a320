import fc from 'fast-check';
import { afterAll, beforeAll, describe, it, vi } from 'vitest';
import { connectApi } from '../../frontend/src/shared/api/client.js';
import { startTexts } from '../../frontend/src/shared/i18n/i18n.js';
import { behaveLikeBrowser } from '../../frontend/src/testing/headless-tab.js';
import { MODEL } from './config.js';
import { plan } from './plan.js';
import { PlainRequest } from './plain-http.js';
import { runPlan, worldNow } from './run-plan.js';
import { deviceStorage } from './device-storage.js';
import type { Seen, Tab } from './tab.js';
import { TabChannel } from './tab-channel.js';
import { running } from './virtual-time.js';

vi.mock('node:timers/promises', () => ({
  setImmediate: () => new Promise((resolve) => setTimeout(resolve, 0)),
  setTimeout: (ms: number) => new Promise((resolve) => setTimeout(resolve, ms)),
}));

vi.mock('../../frontend/src/shared/ui/toast.js', () => ({
  toast: (seen: Seen) => (running.getStore() as Tab | undefined)?.toasts.push(seen),
}));

beforeAll(async () => {
  vi.stubGlobal('localStorage', deviceStorage);
  vi.stubGlobal('document', { documentElement: {} });
  vi.stubGlobal('BroadcastChannel', TabChannel);
  vi.stubGlobal('Request', PlainRequest);
  behaveLikeBrowser();
  await startTexts();
  connectApi({
    baseUrl: 'https://api.example',
    language: () => 'es',
    onSessionLost: () => undefined,
    onForbidden: () => undefined,
    fetch: (request) =>
      worldNow().fetch(request as unknown as PlainRequest) as unknown as Promise<Response>,
  });
});

afterAll(() => vi.unstubAllGlobals());

/** Each with a seed of its own, so that the world that fails is found again without the others. */
const PARTS = 4;

describe('whatever fails on the way', () => {
  it.each(
    Array.from({ length: MODEL.path === undefined ? PARTS : 1 }, (_, part) => MODEL.seed + part),
  )(
    '[LIV-7] [LIV-11] everybody ends up with what the server tells them, each thing once: worlds of seed %i',
    async (seed) => {
      const { runs, path } = MODEL;
      const numRuns = Math.ceil(runs / PARTS);
      process.stdout.write(`model: ${numRuns} worlds of seed ${seed}\n`);
      await fc.assert(fc.asyncProperty(plan, runPlan), {
        numRuns,
        seed,
        ...(path !== undefined && { path }),
      });
    },
    1_800_000,
  );
});
