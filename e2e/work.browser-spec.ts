import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations } from './support/axe.js';
import { describeInChromium, launchChromium } from './support/chromium.js';
import { expectNoTroubles, logIn, type Person, see } from './support/person.js';
import { makePng } from './support/png.js';
import { startSystem, type RunningSystem } from './support/running-system.js';
import { tokenOf } from './support/token-of.js';

const ANA = 'ana.torres@utec.edu.pe';
const LUCIA = 'admin@admin.utec.edu.pe';
const CARLA = 'carla.rojas@servicios-campus.pe';

const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };
const DESKTOP = { viewport: { width: 1280, height: 800 } };

const SPANISH = {
  start: 'Empezar',
  pause: 'Pausar',
  ownReason: '¿Qué falta?',
  quickReason: 'No hay acceso al lugar',
  onHold: 'En espera: ',
  resume: 'Reanudar',
  resolve: 'Resolver',
  addPhotos: 'Agregar fotos',
  addPhoto: 'Agregar foto',
  before: 'Antes',
  openBefore: 'Ver la foto 1 de 1: Antes',
  openAfter: 'Ver la foto 2 de 2: Después',
  checklist: 'Lista de pasos',
  firstPoint: '1 de 5',
  log: 'Anotar trabajo',
  minutes: 'Minutos',
  nothing: 'Anota minutos o algún material.',
  addMaterial: 'Agregar material',
  material: 'Material',
  quantity: 'Cantidad',
  submitLog: 'Anotar',
  logged: 'Cable HDMI (1,5 unidad)',
  total: '1 h 20 min',
  message: 'Mensaje',
  send: 'Enviar',
  internal: 'Nota interna',
  saveNote: 'Guardar nota',
  mentioned: 'Carla Rojas te mencionó',
  more: 'Más acciones',
  decline: 'Devolver a la cola',
  pending: 'Pendiente',
};

const ENGLISH: typeof SPANISH = {
  start: 'Start',
  pause: 'Pause',
  ownReason: 'What is missing?',
  quickReason: 'I cannot get in',
  onHold: 'On hold: ',
  resume: 'Resume',
  resolve: 'Resolve',
  addPhotos: 'Add photos',
  addPhoto: 'Add photo',
  before: 'Before',
  openBefore: 'View photo 1 of 1: Before',
  openAfter: 'View photo 2 of 2: After',
  checklist: 'Checklist',
  firstPoint: '1 of 5',
  log: 'Log work',
  minutes: 'Minutes',
  nothing: 'Enter minutes or some material.',
  addMaterial: 'Add material',
  material: 'Material',
  quantity: 'Quantity',
  submitLog: 'Log',
  logged: 'Cable HDMI (1.5 unit)',
  total: '1 h 20 min',
  message: 'Message',
  send: 'Send',
  internal: 'Internal note',
  saveNote: 'Save note',
  mentioned: 'Carla Rojas mentioned you',
  more: 'More actions',
  decline: 'Back to the queue',
  pending: 'Pending',
};

/** Both languages and both widths; every page in every width and theme is for the accessibility tests. */
const JOURNEYS = [
  { look: PHONE, size: 360, language: 'es', w: SPANISH },
  { look: DESKTOP, size: 1280, language: 'en', w: ENGLISH },
];

describeInChromium('the work on an incident', () => {
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
    'rests, goes on, is written down and resolved with photos: $language, $size px',
    async ({ look, size, language, w }) => {
      const title = `El proyector no prende ${language} ${String(size)}`;
      const id = await assignToCarla(title);
      const [ana, carla] = await Promise.all(
        [ANA, CARLA].map((email) => open(email, look, language, id)),
      );
      if (ana === undefined || carla === undefined) throw new Error('Nobody came.');
      const { page } = carla;

      // Work rests twice: for a reason in own words and for a usual one. The reporter sees both.
      await press(page, w.start);
      await press(page, w.pause);
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(w.ownReason).fill('Espero la lámpara');
      await submit(dialog);
      await see(ana.page, `${w.onHold}Espero la lámpara`);
      await press(page, w.resume);
      await ana.page.getByText(`${w.onHold}Espero la lámpara`).first().waitFor({ state: 'hidden' });
      await press(page, w.pause);
      await dialog.getByRole('button', { name: w.quickReason }).click();
      await dialog.waitFor({ state: 'detached' });
      await see(ana.page, w.onHold + w.quickReason);
      await press(page, w.resume);
      await page.getByRole('button', { name: w.pause, exact: true }).last().waitFor();

      // What it was like before, what was done, how long it took and what was used up.
      await press(page, w.addPhotos);
      await dialog.getByRole('radio', { name: w.before }).press('Space');
      await choosePhoto(dialog, 'antes.png');
      await expectSound(page);
      await dialog.getByRole('button', { name: w.addPhoto, exact: true }).click();
      await page.getByRole('button', { name: w.openBefore }).waitFor();
      const checklist = page.getByRole('region', { name: w.checklist });
      await checklist.getByRole('checkbox').first().press('Space');
      await checklist.getByText(w.firstPoint).waitFor();
      await press(page, w.log);
      await dialog.getByRole('button', { name: w.submitLog, exact: true }).click();
      await dialog.getByText(w.nothing).waitFor();
      await dialog.getByLabel(w.minutes).fill('80');
      await dialog.getByRole('button', { name: w.addMaterial }).click();
      await dialog.getByRole('textbox', { name: w.material }).fill('Cable HDMI');
      await dialog.getByLabel(w.quantity).fill('1,5');
      await dialog.getByRole('button', { name: w.submitLog, exact: true }).click();
      await see(page, w.logged);
      await see(page, w.total);

      // The reporter reads the note of whoever resolved it, and sees the photo of it.
      await press(page, w.resolve);
      await dialog.getByRole('textbox').fill('Cambié el cable.');
      await choosePhoto(dialog, 'despues.png');
      await expectSound(page);
      await submit(dialog);
      await see(ana.page, 'Cambié el cable.');
      await ana.page.getByRole('button', { name: w.openAfter }).waitFor();
      expect(await ana.page.getByText(w.logged).count()).toBe(0);
      await expectSound(page);
      await leave(ana, carla);
    },
  );

  it.each(JOURNEYS)(
    'is talked about aloud and among the staff, and can be given back: $language, $size px',
    async ({ look, size, language, w }) => {
      const id = await assignToCarla(`La impresora atasca ${language} ${String(size)}`);
      const [ana, carla, lucia] = await Promise.all(
        [ANA, CARLA, LUCIA].map((email) => open(email, look, language, id)),
      );
      if (!ana || !carla || !lucia) throw new Error('Nobody came.');

      // The reporter asks, the worker calls an admin in, the admin answers.
      await ana.page.getByLabel(w.message).fill('¿A qué hora vienen?');
      await press(ana.page, w.send);
      await see(carla.page, '¿A qué hora vienen?');
      await carla.page.getByRole('radio', { name: w.internal }).press('Space');
      await carla.page.getByRole('textbox', { name: w.internal }).fill('Falta comprar el rodillo.');
      await carla.page.getByRole('checkbox', { name: '@Lucía Mendoza' }).press('Space');
      await press(carla.page, w.saveNote);
      await see(lucia.page, 'Falta comprar el rodillo.');
      await see(lucia.page, w.mentioned);
      await lucia.page.getByLabel(w.message).fill('Hoy a las tres.');
      await press(lucia.page, w.send);
      await see(ana.page, 'Hoy a las tres.');
      await see(carla.page, 'Hoy a las tres.');
      for (const { page } of [ana, carla]) await expectSound(page);

      // What the staff said among itself is nowhere on the reporter's screen, also after a reload.
      expect(await ana.page.getByText('rodillo').count()).toBe(0);
      await ana.page.reload();
      await see(ana.page, 'Hoy a las tres.');
      expect(await ana.page.content()).not.toContain('rodillo');

      // Given back, it is nobody's; whoever gave it back sees no more of it than anybody.
      await press(carla.page, w.more);
      await carla.page.getByRole('menuitem', { name: w.decline }).click();
      const dialog = carla.page.getByRole('dialog');
      await dialog.getByRole('textbox').fill('Necesita otra especialidad.');
      await expectSound(carla.page);
      await submit(dialog);
      const panel = carla.page.getByRole('region', { name: /^La impresora atasca/ });
      await panel.getByText(w.pending, { exact: true }).waitFor();
      await panel.getByText('Falta comprar el rodillo.').waitFor({ state: 'detached' });
      await see(lucia.page, 'Necesita otra especialidad.');
      expect(await ana.page.getByText('Necesita otra especialidad.').count()).toBe(0);
      await leave(ana, carla, lucia);
    },
  );

  async function open(email: string, look: object, language: string, id: string): Promise<Person> {
    const person = await logIn(browser, system.url, email, look);
    await person.page.evaluate((chosen) => {
      localStorage.setItem('vigia.language', chosen);
    }, language);
    await person.page.goto(`/incidentes/${id}`);
    await person.page.getByRole('heading', { level: 2 }).first().waitFor();
    return person;
  }

  async function assignToCarla(titulo: string): Promise<string> {
    const { id } = await call<{ id: string }>(ANA, 'POST', 'incidentes', {
      titulo,
      descripcion: 'Probamos dos cables y sigue igual.',
      tipo: 'Tecnología',
      piso: 'Piso 2',
      lugar_especifico: 'A205',
      nivel_riesgo: 'alto',
      tipo_trabajador_requerido: 'TI',
    });
    await call(LUCIA, 'PUT', `incidentes/${id}/asignar`, { trabajador_email: CARLA });
    return id;
  }

  async function call<T>(email: string, method: string, path: string, body: object): Promise<T> {
    const token = await tokenOf(system.url, email);
    const response = await fetch(`${system.url}/api/${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    expect(response.ok, `${path}: ${text}`).toBe(true);
    return JSON.parse(text) as T;
  }
});

/** Presses a button of the page in front; a phone keeps the list, with buttons of its own, behind it. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).filter({ visible: true }).last().click();
}

async function submit(dialog: Locator): Promise<void> {
  await dialog.locator('button[type=submit]').click();
  await dialog.waitFor({ state: 'detached' });
}

async function choosePhoto(dialog: Locator, name: string): Promise<void> {
  await dialog
    .locator('input[type=file]')
    .setInputFiles([{ name, mimeType: 'image/png', buffer: makePng(640, 480, 120) }]);
  await dialog.getByRole('img', { name }).waitFor();
}

async function leave(...people: readonly Person[]): Promise<void> {
  expectNoTroubles(...people);
  await Promise.all(people.map(({ page }) => page.context().close()));
}

/** Accessible as it is now, nothing wider than the window, and no way to scroll the app itself off a desk's screen. */
async function expectSound(page: Page): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
  const beyond = await page.evaluate(() => {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
    return {
      across: scrollWidth - clientWidth,
      down: clientWidth > 1024 ? scrollHeight - clientHeight : 0,
    };
  });
  expect(beyond).toEqual({ across: 0, down: 0 });
}
