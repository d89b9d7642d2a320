import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFrontDoor } from '../apps/local/src/front-door/front-door.js';
import { describeInChromium, persistentChromium } from './support/chromium.js';
import { see } from './support/person.js';

const DIST = join(import.meta.dirname, '../frontend/dist');

/** The built web app behind its front door, with nothing behind it, in a browser that may install it. */
describeInChromium('the installed app', () => {
  let folder: string;
  let server: Server;
  let url: string;
  let context: BrowserContext;
  let page: Page;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigia-app-'));
    await cp(DIST, join(folder, 'dist'), { recursive: true });
    server = createFrontDoor(join(folder, 'dist'), {});
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    context = await persistentChromium(join(folder, 'profile'), {
      locale: 'es-PE',
      viewport: { width: 360, height: 740 },
    });
    page = context.pages()[0] ?? (await context.newPage());
    await open(page);
  });

  afterEach(async () => {
    await context.close();
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Waits until the worker serves the page. */
  async function open(on: Page): Promise<void> {
    await on.goto(url);
    await on.waitForFunction(() => navigator.serviceWorker.controller !== null);
  }

  it('[PSH-9] can be installed, under its name and with its shortcuts', async () => {
    const devtools = await context.newCDPSession(page);
    await devtools.send('Page.enable');

    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    const { data = '{}', errors } = await devtools.send('Page.getAppManifest');

    expect([installabilityErrors, errors]).toEqual([[], []]);
    expect(JSON.parse(data)).toMatchObject({
      name: 'Vigía',
      lang: 'es',
      shortcuts: [{ url: '/reportar' }, { url: '/avisos' }],
    });
  });

  it('[PSH-9] opens at any of its addresses without a server, and keeps no answer of the api', async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));

    await page.goto(`${url}/incidentes/1`);

    expect(await page.title()).toBe('Vigía');
    await page.locator('#root > *').first().waitFor();
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(
        names.map(async (name) => (await caches.open(name)).keys()),
      );
      return requests.flat().map((request) => new URL(request.url).pathname);
    });
    expect(kept).toEqual(expect.arrayContaining(['/', '/config.json', '/campus/plans.json']));
    expect(kept.filter((path) => /^\/(api|boards|s3|ws|buzon)\b/.test(path))).toEqual([]);
    expect(kept).not.toContain('/sw.js');
  });

  it('[PSH-10] offers a newer version to every window, and reloads the one that asks for it', async () => {
    const other = await context.newPage();
    await open(other);
    for (const one of [page, other]) {
      await one.evaluate(() => {
        document.body.dataset['isOld'] = 'true';
      });
    }
    await appendFile(join(folder, 'dist/sw.js'), '\n// newer');

    await page.evaluate(async () => {
      await (await navigator.serviceWorker.ready).update();
    });
    await see(page, 'Hay una versión nueva');
    expect(await page.locator('body[data-is-old]').count()).toBe(1);

    await page.getByRole('button', { name: 'Recargar' }).click();
    await page.locator('body:not([data-is-old])').waitFor();
    await see(other, 'Hay una versión nueva');
    expect(await other.locator('body[data-is-old]').count()).toBe(1);
    await other.getByRole('button', { name: 'Recargar' }).click();
    await other.locator('body:not([data-is-old])').waitFor();
    const isSettled = await other.evaluate(async () => {
      const { active, waiting } = await navigator.serviceWorker.ready;
      return active === navigator.serviceWorker.controller && waiting === null;
    });
    expect(isSettled).toBe(true);
  });
});
