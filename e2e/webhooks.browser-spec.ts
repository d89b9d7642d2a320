import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { axeViolations } from './support/axe.js';
import { describeInChromium, launchChromium } from './support/chromium.js';
import { expectNoTroubles, logIn } from './support/person.js';
import { startSystem, type RunningSystem } from './support/running-system.js';

const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };
const DESKTOP = { viewport: { width: 1280, height: 800 } };

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

describeInChromium('webhooks', () => {
  let system: RunningSystem;
  let browser: Browser;
  let receiver: Server;
  let received: Received[];
  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), launchChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
  });
  beforeEach(async () => {
    received = [];
    receiver = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part));
      request.on('end', () => {
        received.push({ headers: request.headers, body });
        response.writeHead(204).end();
      });
    });
    receiver.listen(0, '127.0.0.1');
    await once(receiver, 'listening');
  });
  afterEach(() => {
    receiver.closeAllConnections();
    receiver.close();
  });

  it.each([
    { size: 360, look: PHONE },
    { size: 1280, look: DESKTOP },
  ])(
    'an admin adds one, sees its secret once, tries it and sees what was delivered: $size px',
    async ({ size, look }) => {
      const lucia = await logIn(browser, system.url, 'admin@admin.utec.edu.pe', look);
      const { page } = lucia;
      const name = `Taller ${String(size)}`;
      const { port } = receiver.address() as AddressInfo;
      await page.goto('/personas');
      await page.getByRole('link', { name: 'Integraciones' }).click();
      await page.getByRole('heading', { name: 'Integraciones', level: 1 }).waitFor();

      await page.getByRole('button', { name: 'Agregar webhook' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Nombre').fill(name);
      await dialog.getByLabel('Dirección').fill(`http://127.0.0.1:${String(port)}/vigia`);
      await expectSound(page);
      await dialog.getByRole('button', { name: 'Agregar', exact: true }).click();
      const secret = await dialog.getByRole('group', { name: 'Clave de firma' }).textContent();
      expect(secret).toMatch(/^whsec_/);
      await expectSound(page);
      await dialog.getByRole('button', { name: 'Ya la guardé' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.reload();

      const card = page.getByRole('listitem').filter({ hasText: name });
      await card.getByRole('button', { name: 'Probar' }).click();
      await card.getByText('La prueba llegó').waitFor();
      expect(received).toHaveLength(1);
      expect(received.map((each) => each.headers['webhook-signature'])).toEqual(
        received.map((each) => signature(each, secret ?? '')),
      );
      expect(await page.content()).not.toContain(secret);
      await expectSound(page);

      await card.getByRole('button', { name: 'Entregas' }).click();
      await dialog.getByText('entregada').waitFor();
      await expectSound(page);
      expectNoTroubles(lucia);
      await page.context().close();
    },
  );
});

/** As Standard Webhooks has it: `v1,` and the HMAC over id, time and body. */
function signature({ headers, body }: Received, secret: string): string {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}

async function expectSound(page: Page): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
}
