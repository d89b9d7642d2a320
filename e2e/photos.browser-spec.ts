import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations } from './support/axe.js';
import { describeInChromium, launchChromium } from './support/chromium.js';
import { expectNoTroubles, logIn, see } from './support/person.js';
import { makePng } from './support/png.js';
import { tellReport } from './support/reporting.js';
import { startSystem, type RunningSystem } from './support/running-system.js';

const PHONE = { viewport: { width: 320, height: 720 }, hasTouch: true, isMobile: true };
const DESKTOP = { viewport: { width: 1280, height: 800 } };

const aPicture = (name: string, blue: number) => ({
  name,
  mimeType: 'image/png',
  buffer: makePng(640, 480, blue),
});
const noPicture = {
  name: 'nota.png',
  mimeType: 'image/png',
  buffer: Buffer.from('This is a text, whatever its name says.'),
};

describeInChromium('photos', () => {
  let system: RunningSystem;
  let browser: Browser;
  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), launchChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
  });

  it('go with the report, and the admin sees them without reloading', async () => {
    const [ana, lucia] = await Promise.all([
      logIn(browser, system.url, 'ana.torres@utec.edu.pe', PHONE),
      logIn(browser, system.url, 'admin@admin.utec.edu.pe', DESKTOP),
    ]);
    const title = 'La luz del pasillo parpadea';
    await ana.page.getByRole('link', { name: 'Reportar' }).first().click();
    await ana.page
      .locator('input[type=file]')
      .setInputFiles([aPicture('uno.png', 40), noPicture, aPicture('dos.png', 200)]);
    await ana.page.getByText('Fotos subidas: 2 de 3.').waitFor({ state: 'attached' });
    await ana.page.getByRole('button', { name: 'Quitar nota.png' }).waitFor();
    await expectSound(ana.page);

    await tellReport(ana.page, {
      title,
      description: 'Desde ayer, y marea.',
      room: 'C201',
      kind: 'Infraestructura',
    });
    await ana.page.getByRole('button', { name: 'Enviar reporte' }).click();
    await see(ana.page, 'Faltó una foto');

    const row = lucia.page.getByRole('main').getByRole('listitem').filter({ hasText: title });
    await expectShown(row.locator('img'));
    await row.getByRole('link', { name: title }).click();
    const strip = lucia.page.getByRole('region', { name: 'Fotos' });
    await expectShown(strip.locator('img').nth(1));
    await strip.getByRole('button', { name: 'Ver la foto 1 de 2' }).click();
    const viewer = lucia.page.getByRole('dialog', { name: `Fotos de ${title}` });
    await expectShown(viewer.getByRole('img', { name: /^Foto 1 de 2/ }));
    await lucia.page.keyboard.press('ArrowRight');
    await expectShown(viewer.getByRole('img', { name: /^Foto 2 de 2/ }));
    await expectSound(lucia.page);
    await lucia.page.keyboard.press('Escape');
    await viewer.waitFor({ state: 'detached' });
    await strip.waitFor();

    await ana.page.getByRole('button', { name: 'Agregar fotos' }).click();
    const dialog = ana.page.getByRole('dialog', { name: 'Agregar fotos' });
    await dialog.locator('input[type=file]').setInputFiles([aPicture('tres.png', 120)]);
    await dialog.getByRole('button', { name: 'Agregar foto', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await expectShown(strip.locator('img').nth(2));
    await expectSound(ana.page);
    expectNoTroubles(ana, lucia);
  });
});

/** The picture is not only asked for: it arrived and was decoded. */
async function expectShown(image: Locator): Promise<void> {
  await image.waitFor();
  await expect
    .poll(() => image.evaluate((it: HTMLImageElement) => it.naturalWidth), { timeout: 15_000 })
    .toBeGreaterThan(0);
}

/** Accessible as it is now, and nothing is wider than the window. */
async function expectSound(page: Page): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
}
