import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations } from './support/axe.js';
import { describeInChromium, launchChromium } from './support/chromium.js';
import { expectNoTroubles, logIn, type Person, see } from './support/person.js';
import { makePng } from './support/png.js';
import { startSystem, type RunningSystem } from './support/running-system.js';
import { tokenOf } from './support/token-of.js';

const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };
const DESKTOP = { viewport: { width: 1280, height: 800 } };

const SPANISH = {
  language: 'es',
  next: 'Continuar',
  back: 'Atrás',
  withoutPhoto: 'Seguir sin foto',
  send: 'Enviar reporte',
  across: 'De izquierda a derecha',
  down: 'De arriba abajo',
  zoomIn: 'Acercar el plano',
  title: 'En pocas palabras',
  more: /^¿Cómo lo encuentran\?/,
  kind: 'Tecnología',
  question: 'Proyector o pantalla',
  high: /^Alto/,
  check: 'Revisa y envía',
  near: 'Punto cerca de Aula A205',
  resume: 'Seguir con tu reporte',
  discard: 'Empezar de nuevo',
  meToo: /^A mí también: /,
  joined: 'Listo, te sumaste',
  open: 'Ver el incidente',
  leave: 'Dejar de seguir',
  followed: 'Sigo',
  confirm: 'Sí, quedó bien',
  reopen: 'No, sigue igual',
  half: 'Quedó a medias',
  veryWell: 'Muy bien',
  tell: /^¿Quieres contarnos algo más\?/,
  rate: 'Enviar opinión',
  rated: 'Te atendieron muy bien',
} as const;

const ENGLISH: Readonly<Record<keyof typeof SPANISH, string | RegExp>> & { language: string } = {
  language: 'en',
  next: 'Continue',
  back: 'Back',
  withoutPhoto: 'Go on without a photo',
  send: 'Send report',
  across: 'From left to right',
  down: 'From top to bottom',
  zoomIn: 'Zoom in on the plan',
  title: 'In a few words',
  more: /^How will they find it\?/,
  kind: 'Technology',
  question: 'Projector or screen',
  high: /^High/,
  check: 'Check and send',
  near: 'Point near Classroom A205',
  resume: 'Go on with your report',
  discard: 'Start anew',
  meToo: /^Me too: /,
  joined: 'Done, you joined in',
  open: 'See the incident',
  leave: 'Stop following',
  followed: 'Following',
  confirm: 'Yes, it is fine',
  reopen: 'No, still the same',
  half: 'It was only half done',
  veryWell: 'Very well',
  tell: /^Would you like to tell us more\?/,
  rate: 'Send opinion',
  rated: 'You were looked after very well',
};

/** Both languages, themes and widths; every page in every width and theme is for the accessibility tests. */
const JOURNEYS = [
  {
    ...PHONE,
    colorScheme: 'light',
    size: 360,
    words: SPANISH,
    thing: 'El proyector colgado no prende',
  },
  {
    ...DESKTOP,
    colorScheme: 'dark',
    size: 1280,
    words: ENGLISH,
    thing: 'The ceiling projector stays dark',
  },
];

describeInChromium('reporting', () => {
  let system: RunningSystem;
  let browser: Browser;
  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), launchChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
  });

  it.each(JOURNEYS)(
    'goes from a photo to an opinion, and somebody else joins in: $words.language, $size px, $colorScheme',
    async ({ words: w, thing, size: _size, ...look }) => {
      const [ana, luis] = await Promise.all([
        student('ana.torres@utec.edu.pe', look, w.language),
        student('luis.quispe@utec.edu.pe', look, w.language),
      ]);

      // Ana reports with a photo, a place, a point and answers; a reload in between loses nothing.
      await ana.page.goto('/reportar');
      await ana.page
        .locator('input[type=file]')
        .setInputFiles([{ name: 'uno.png', mimeType: 'image/png', buffer: makePng(640, 480, 40) }]);
      await press(ana.page, w.next);
      await choosePlace(ana.page, 'A205');
      await expectSound(ana.page);
      await press(ana.page, w.zoomIn);
      const across = ana.page.getByRole('slider', { name: w.across });
      await across.focus();
      await ana.page.keyboard.press('ArrowRight');
      await ana.page.keyboard.press('ArrowUp');
      expect(await across.getAttribute('aria-valuetext')).toContain(w.near);
      const plan = ana.page.getByRole('img', { name: /^(Piso|Floor) 2$/ }).locator('..');
      const before = await across.inputValue();
      await plan.click({ position: { x: 40, y: 40 } });
      expect(await across.inputValue()).not.toBe(before);
      await ana.page.getByLabel(w.more).fill('3a fila');
      await press(ana.page, w.next);
      await tellWhat(ana.page, w, thing);
      await expectSound(ana.page);
      await ana.page.reload();
      await press(ana.page, w.resume);
      expect(await ana.page.getByLabel(w.title).inputValue()).toBe(thing);
      await press(ana.page, w.next);
      await ana.page.getByRole('heading', { name: w.check }).waitFor();
      await expectShown(ana.page);
      await expectSound(ana.page);
      await press(ana.page, w.send);
      await ana.page.getByRole('heading', { name: thing, level: 2 }).waitFor();
      await see(ana.page, String(w.question));
      await ana.page.locator('img[src^="data:image/svg"]').waitFor();
      await expectSound(ana.page);
      const id = new URL(ana.page.url()).pathname.split('/').at(-1) ?? '';

      // Luis begins the same report, is shown Ana's, and joins it.
      await luis.page.goto('/reportar');
      await press(luis.page, w.withoutPhoto);
      await choosePlace(luis.page, 'A205');
      await press(luis.page, w.next);
      await luis.page.getByLabel(w.title).fill(thing);
      const join = luis.page.getByRole('button', { name: `${prefix(w.meToo)}${thing}` });
      await join.waitFor();
      await expectSound(luis.page);
      await join.click();
      await luis.page.getByRole('heading', { name: w.joined }).waitFor();
      await expectSound(luis.page);
      await luis.page.getByRole('link', { name: w.open }).click();
      await luis.page.getByRole('button', { name: w.leave }).waitFor();
      await expectSound(luis.page);
      await luis.page.goto('/incidentes?ver=sigo');
      await luis.page.getByRole('link', { name: thing }).waitFor();
      await expectSound(luis.page);
      await luis.page.goto('/reportar');
      await luis.page.getByRole('button', { name: w.withoutPhoto }).waitFor();

      // It is solved, but not quite; then it is, and Ana says how content she is.
      await solve(id);
      await press(ana.page, w.reopen);
      const dialog = ana.page.getByRole('dialog');
      await expectSound(ana.page);
      await dialog.getByRole('button', { name: w.half }).click();
      await dialog.waitFor({ state: 'detached' });
      await solve(id);
      await press(ana.page, w.confirm);
      await ana.page.getByRole('radio', { name: w.veryWell, exact: true }).press('Space');
      await ana.page.getByLabel(w.tell).fill('Gracias, Carla.');
      await expectSound(ana.page);
      await press(ana.page, w.rate);
      await see(ana.page, String(w.rated));
      await expectSound(ana.page);
      expectNoTroubles(ana, luis);
      await Promise.all([ana.page.context().close(), luis.page.context().close()]);
    },
  );

  it('takes the draft off the device with whoever leaves', async () => {
    const ana = await student('ana.torres@utec.edu.pe', DESKTOP, 'es');
    await ana.page.goto('/reportar');
    await press(ana.page, SPANISH.withoutPhoto);
    await choosePlace(ana.page, 'A205');
    await ana.page.goto('/incidentes');
    await ana.page.getByRole('link', { name: SPANISH.resume }).waitFor();

    await ana.page.getByRole('button', { name: 'Ana Torres' }).click();
    await ana.page.getByRole('menuitem', { name: 'Cerrar sesión' }).click();
    await ana.page.waitForURL('**/entrar');

    const left = await ana.page.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open('vigia-kept');
          opening.onerror = () => {
            reject(new Error('There is no such database.'));
          };
          opening.onsuccess = () => {
            const keys = opening.result.transaction('kept').objectStore('kept').getAllKeys();
            keys.onsuccess = () => {
              const names = keys.result.filter((key) => typeof key === 'string');
              resolve(names.filter((name) => name.startsWith('report')).length);
            };
          };
        }),
    );
    expect(left).toBe(0);
  });

  async function student(email: string, look: object, language: string): Promise<Person> {
    const person = await logIn(browser, system.url, email, look);
    await person.page.evaluate((chosen) => {
      localStorage.setItem('vigia.language', chosen);
    }, language);
    return person;
  }

  /** Carla is given the incident and solves it, without a browser. */
  async function solve(id: string): Promise<void> {
    const admin = await tokenOf(system.url, 'admin@admin.utec.edu.pe');
    const carla = await tokenOf(system.url, 'carla.rojas@servicios-campus.pe');
    const to = `incidentes/${id}`;
    await put(admin, `${to}/asignar`, { trabajador_email: 'carla.rojas@servicios-campus.pe' });
    await put(carla, `${to}/estado`, { estado: 'en_proceso' });
    await put(carla, `${to}/estado`, { estado: 'resuelto', nota: 'Cambié el cable.' });
  }

  async function put(bearer: string, path: string, body: object): Promise<void> {
    const response = await fetch(`${system.url}/api/${path}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${bearer}` },
      body: JSON.stringify(body),
    });
    expect(response.status, `${path}: ${await response.text()}`).toBe(200);
  }
});

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).filter({ visible: true }).last().click();
}

async function choosePlace(page: Page, room: string): Promise<void> {
  await page.getByRole('searchbox').fill(room);
  await page.getByRole('main').getByRole('button').filter({ hasText: room }).first().click();
}

async function tellWhat(
  page: Page,
  w: Readonly<Record<keyof typeof SPANISH, string | RegExp>>,
  title: string,
): Promise<void> {
  await page.getByLabel(w.title).fill(title);
  await page.getByRole('radio', { name: w.kind }).press('Space');
  await page.getByRole('radio', { name: w.question }).press('Space');
  await page.getByRole('radio', { name: w.high }).press('Space');
}

const prefix = (start: string | RegExp) => String(start).replace(/^\/\^|\/$/g, '');

/** The photo is there and was decoded. */
async function expectShown(page: Page): Promise<void> {
  const photo = page.getByRole('img', { name: 'uno.png' });
  await expect
    .poll(() => photo.evaluate((it: HTMLImageElement) => it.naturalWidth), { timeout: 15_000 })
    .toBeGreaterThan(0);
}

/** Accessible as it is now, and nothing is wider than the window. */
async function expectSound(page: Page): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
}
