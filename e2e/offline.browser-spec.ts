import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations } from './support/axe.js';
import { describeInChromium, launchChromium } from './support/chromium.js';
import { enter, expectNoTroubles, logIn, type Person, see } from './support/person.js';
import { makePng } from './support/png.js';
import { tellReport } from './support/reporting.js';
import { startSystem, type RunningSystem } from './support/running-system.js';
import { tokenOf } from './support/token-of.js';

const ANA = 'ana.torres@utec.edu.pe';
const LUCIA = 'admin@admin.utec.edu.pe';
const CARLA = 'carla.rojas@servicios-campus.pe';

const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };
const DESKTOP = { viewport: { width: 1280, height: 800 } };

interface Seen {
  readonly id: string;
  readonly titulo: string;
  readonly estado: string;
  readonly nota_resolucion: string | null;
  readonly fotos: readonly { readonly momento: string }[];
}

describeInChromium('without a network', () => {
  let system: RunningSystem;
  let browser: Browser;
  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), launchChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
  });

  it('[OFF-1] [OFF-2] [OFF-7] a student reports with a photo, closes the app, and it arrives once', async () => {
    const title = 'Se cayó un pedazo de techo';
    const ana = await ready(ANA, PHONE);
    const { page } = ana;
    await page.goto('/reportar');
    await page.getByRole('heading', { name: '¿Qué viste?' }).waitFor();
    await goOffline(page);
    await choosePhoto(page.locator('main'), 'techo.png');
    await page.locator('main').getByText('Por enviar', { exact: true }).waitFor();
    await expectSound(page);
    await tellReport(page, { title, room: 'A205', kind: 'Infraestructura' });
    await page.getByRole('button', { name: 'Enviar reporte' }).click();

    await see(page, 'Guardado en este dispositivo');
    await see(page, 'Un cambio por enviar');
    await page.getByRole('region', { name: 'Por enviar' }).getByText(title).waitFor();
    await expectSound(page);

    // The whole app opens again without a network, as the same person, with what they had seen.
    await page.reload();
    await page.getByRole('region', { name: 'Por enviar' }).getByText(title).waitFor();
    await see(page, 'Un cambio por enviar');
    await page.getByRole('button', { name: 'Ver', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Espera conexión · Una foto').waitFor();
    await expectSound(page);
    await dialog.getByRole('button', { name: 'Cerrar' }).last().click();

    await goOnline(page);
    await page.getByText('Un cambio por enviar').waitFor({ state: 'detached' });
    const link = page.getByRole('link', { name: title });
    await link.waitFor();
    const reported = await mine(ANA, title);
    expect(reported).toHaveLength(1);
    expect(reported[0]?.fotos).toHaveLength(1);
    await leave(ana);
  });

  it('[OFF-1] [OFF-3] [OFF-6] a worker starts, notes, photographs and resolves in a basement, and it arrives in order', async () => {
    const id = await assignToCarla('La bomba del sótano vibra');
    const carla = await ready(CARLA, PHONE, id);
    const { page } = carla;
    await goOffline(page);

    await press(page, 'Empezar');
    await page.getByRole('button', { name: 'Pausar', exact: true }).last().waitFor();
    await see(page, 'Se enviará cuando haya conexión.');
    await page.getByRole('radio', { name: 'Nota interna' }).press('Space');
    await page.getByRole('textbox', { name: 'Nota interna' }).fill('La base está suelta.');
    await press(page, 'Guardar nota');
    await page.getByRole('listitem').filter({ hasText: 'La base está suelta.' }).waitFor();
    await press(page, 'Agregar fotos');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Antes' }).press('Space');
    await choosePhoto(dialog, 'antes.png');
    await dialog.getByRole('button', { name: 'Agregar foto', exact: true }).click();
    await page.getByRole('img', { name: 'Foto por enviar' }).waitFor();
    await press(page, 'Anotar trabajo');
    await dialog.getByLabel('Minutos').fill('40');
    await dialog.getByRole('button', { name: 'Anotar', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await press(page, 'Resolver');
    await dialog.getByRole('textbox').fill('Ajusté la base.');
    await choosePhoto(dialog, 'despues.png');
    await dialog.locator('button[type=submit]').click();
    await dialog.waitFor({ state: 'detached' });
    await see(page, '5 cambios por enviar');
    await expectSound(page);
    expect((await asSeenBy(LUCIA, id)).estado).toBe('asignado');

    // The tab is closed; another one is opened where there is a network.
    const context = page.context();
    await page.close();
    await context.setOffline(false);
    const next = await context.newPage();
    await next.goto(`/incidentes/${id}`);
    await next.getByText(/cambios? por enviar$/).waitFor({ state: 'detached' });
    await next.getByText('Ajusté la base.').first().waitFor();

    const incident = await asSeenBy(LUCIA, id);
    expect(incident.estado).toBe('resuelto');
    expect(incident.nota_resolucion).toBe('Ajusté la base.');
    expect(incident.fotos.map(({ momento }) => momento).sort()).toEqual(['antes', 'despues']);
    const activity = await call<{ tipo: string }[]>(LUCIA, 'GET', `incidentes/${id}/actividad`);
    expect(activity.map(({ tipo }) => tipo)).toEqual([
      'reportado',
      'asignado',
      'iniciado',
      'fotografiado',
      'resuelto',
    ]);
    const { mensajes } = await call<{ mensajes: { texto: string }[] }>(
      LUCIA,
      'GET',
      `incidentes/${id}/mensajes`,
    );
    expect(mensajes.map(({ texto }) => texto)).toEqual(['La base está suelta.']);
    const work = await call<{ total_minutos: number }>(LUCIA, 'GET', `incidentes/${id}/trabajo`);
    expect(work.total_minutos).toBe(40);
    await leave(carla);
  });

  it.each([
    { look: PHONE, scheme: 'light' },
    { look: DESKTOP, scheme: 'dark' },
  ] as const)(
    '[OFF-4] what changed meanwhile is shown beside what was done, and asked about: $scheme',
    async ({ look, scheme }) => {
      const id = await assignToCarla(`La puerta no cierra ${scheme}`);
      const carla = await ready(CARLA, { ...look, colorScheme: scheme }, id);
      const { page } = carla;
      await goOffline(page);
      await press(page, 'Empezar');
      await page.getByRole('button', { name: 'Pausar', exact: true }).last().waitFor();
      await call(LUCIA, 'PUT', `incidentes/${id}`, { titulo: 'La puerta del aula no cierra' });
      await goOnline(page);

      await see(page, 'Un cambio necesita tu decisión');
      await page.getByRole('button', { name: 'Decidir' }).filter({ visible: true }).last().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Cambió mientras no tenías conexión').waitFor();
      for (const part of ['Lo que hiciste', 'Cuando lo viste', 'Ahora']) {
        await dialog.getByRole('heading', { name: part }).waitFor();
      }
      await dialog.getByText('Lucía Mendoza').waitFor();
      await expectSound(page);
      await dialog.getByRole('button', { name: 'Hacer lo mío igual' }).click();
      await page.getByText('Un cambio necesita tu decisión').waitFor({ state: 'detached' });
      await expect.poll(async () => (await asSeenBy(LUCIA, id)).estado).toBe('en_proceso');
      await leave(carla);
    },
  );

  it('[OFF-4] what somebody else has by now is told, and given up only by its person', async () => {
    const id = await assignToCarla('El foco parpadea');
    const carla = await ready(CARLA, DESKTOP, id);
    const { page } = carla;
    await goOffline(page);
    await press(page, 'Resolver');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Cambié el foco.');
    await dialog.locator('button[type=submit]').click();
    await dialog.waitFor({ state: 'detached' });
    await call(LUCIA, 'PUT', `incidentes/${id}/cerrar`, { motivo: 'Era un simulacro.' });
    await goOnline(page);

    await see(page, 'Un cambio necesita tu decisión');
    await page.getByRole('button', { name: 'Ver', exact: true }).click();
    await dialog.getByRole('button', { name: 'Decidir' }).click();
    await dialog.getByText('Cambié el foco.').waitFor();
    await dialog.getByText('Cerrado').waitFor();
    expect(await dialog.getByRole('button', { name: 'Hacer lo mío igual' }).count()).toBe(0);
    await expectSound(page);
    await dialog.getByRole('button', { name: 'Dejarlo como está' }).click();
    await page.getByText('Un cambio necesita tu decisión').waitFor({ state: 'detached' });
    expect((await asSeenBy(LUCIA, id)).nota_resolucion).toBeNull();
    await leave(carla);
  });

  it('[OFF-5] [OFF-8] who logs out keeps what waits for themselves, and nobody else sends it', async () => {
    const id = await assignToCarla('El extintor está vacío');
    const carla = await ready(CARLA, DESKTOP, id);
    const { page } = carla;
    // Reading works, writing does not: a network that is there only now and then.
    await page.route('**/api/incidentes/*/estado', (route) => route.abort());
    await press(page, 'Empezar');
    await see(page, 'Un cambio por enviar');
    await page.getByRole('button', { name: /Carla Rojas/ }).click();
    await page.getByRole('menuitem', { name: 'Cerrar sesión' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('Tienes un cambio por enviar').waitFor();
    await expectSound(page);
    await dialog.getByRole('button', { name: 'Enviar antes de salir' }).click();
    await dialog.getByText('Queda un cambio sin enviar.').waitFor();
    await dialog.getByRole('button', { name: 'Guardar aquí para cuando vuelva' }).click();
    await page.waitForURL('**/entrar');
    await page.unroute('**/api/incidentes/*/estado');

    await enter(page, ANA, 'vigia-demo');
    await see(page, 'En vivo');
    expect(await page.getByText('Un cambio por enviar').count()).toBe(0);
    expect((await asSeenBy(LUCIA, id)).estado).toBe('asignado');
    await page.context().clearCookies();
    await page.goto('/entrar');
    await enter(page, CARLA, 'vigia-demo');
    await expect.poll(async () => (await asSeenBy(LUCIA, id)).estado).toBe('en_proceso');
    await leave(carla);
  });

  /** Somebody logged in whose app is on the device by now, at an incident. */
  async function ready(email: string, look: object, id?: string): Promise<Person> {
    const person = await logIn(browser, system.url, email, { ...look, serviceWorkers: 'allow' });
    const { page } = person;
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    if (id !== undefined) {
      await page.goto(`/incidentes/${id}`);
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      await see(page, 'En vivo');
      await page.getByRole('heading', { name: 'Conversación' }).waitFor();
    }
    return person;
  }

  async function assignToCarla(titulo: string): Promise<string> {
    const { id } = await call<{ id: string }>(ANA, 'POST', 'incidentes', {
      titulo,
      descripcion: 'Desde ayer.',
      tipo: 'Infraestructura',
      piso: 'Piso 2',
      lugar_especifico: 'A205',
      nivel_riesgo: 'alto',
      tipo_trabajador_requerido: 'TI',
    });
    await call(LUCIA, 'PUT', `incidentes/${id}/asignar`, { trabajador_email: CARLA });
    return id;
  }

  const asSeenBy = (email: string, id: string) => call<Seen>(email, 'GET', `incidentes/${id}`);

  async function mine(email: string, title: string): Promise<readonly Seen[]> {
    const all = await call<Seen[]>(email, 'GET', 'incidentes');
    return all.filter(({ titulo }) => titulo === title);
  }

  async function call<T>(email: string, method: string, path: string, body?: object): Promise<T> {
    const token = await tokenOf(system.url, email);
    const response = await fetch(`${system.url}/api/${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    expect(response.ok, `${path}: ${text}`).toBe(true);
    return JSON.parse(text) as T;
  }
});

async function goOffline(page: Page): Promise<void> {
  await page.context().setOffline(true);
}

async function goOnline(page: Page): Promise<void> {
  await page.context().setOffline(false);
}

/** Presses a button of the page in front; a phone keeps the list, with buttons of its own, behind it. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).filter({ visible: true }).last().click();
}

async function choosePhoto(within: Locator, name: string): Promise<void> {
  await within
    .locator('input[type=file]')
    .setInputFiles([{ name, mimeType: 'image/png', buffer: makePng(640, 480, 120) }]);
  await within.getByRole('img', { name }).waitFor();
}

async function leave(...people: readonly Person[]): Promise<void> {
  expectNoTroubles(...people);
  await Promise.all(people.map(({ page }) => page.context().close()));
}

/** Accessible as it is now, and nothing wider than the window. */
async function expectSound(page: Page): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
  const beyond = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(beyond).toBeLessThanOrEqual(0);
}
