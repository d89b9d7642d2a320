import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInChromium, launchChromium } from './support/chromium.js';
import { linkInMail } from './support/mailbox.js';
import { arrive, choose, enter, expectNoTroubles, logIn, see } from './support/person.js';
import { tellReport } from './support/reporting.js';
import { startSystem, type RunningSystem } from './support/running-system.js';

const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };
const DESKTOP = { viewport: { width: 1280, height: 800 } };

describeInChromium('the first light', () => {
  let system: RunningSystem;
  let browser: Browser;
  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), launchChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
  });

  it('an incident goes from report to confirmation, and everybody sees every step without reloading', async () => {
    const [ana, lucia, carla] = await Promise.all([
      logIn(browser, system.url, 'ana.torres@utec.edu.pe', PHONE),
      logIn(browser, system.url, 'admin@admin.utec.edu.pe', DESKTOP),
      logIn(browser, system.url, 'carla.rojas@servicios-campus.pe', PHONE),
    ]);
    const title = 'El router del <b>laboratorio</b> no prende';
    for (const { page } of [ana, lucia, carla]) await markAsLoaded(page);

    await report(ana.page, title);
    await see(ana.page, 'Reporte enviado');
    const row = lucia.page.getByRole('main').getByRole('listitem').filter({ hasText: title });
    await row.waitFor();

    await row.getByRole('button', { name: 'Asignar' }).click();
    const dialog = lucia.page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^Carla Rojas/ }).press('Space');
    await dialog.getByRole('button', { name: 'Asignar a Carla Rojas' }).click();
    await see(lucia.page, 'Asignado a Carla Rojas');
    await see(carla.page, 'Te asignaron un incidente');
    await see(ana.page, 'Tu incidente ya tiene quien lo atienda');

    await carla.page.getByRole('link', { name: title }).first().click();
    await carla.page.getByRole('heading', { name: title, level: 2 }).waitFor();
    await press(carla.page, 'Empezar');
    await see(ana.page, 'Carla Rojas ya lo está atendiendo');
    await see(lucia.page, 'Carla Rojas empezó a trabajar');

    await press(carla.page, 'Resolver');
    const note = carla.page.getByRole('dialog');
    await note.getByRole('textbox').fill('Cambié la fuente de poder');
    await note.locator('button[type=submit]').click();
    await note.waitFor({ state: 'detached' });
    await see(ana.page, 'Cambié la fuente de poder');
    await see(lucia.page, 'Carla Rojas resolvió un incidente');

    await press(ana.page, 'Sí, quedó bien');
    await see(carla.page, 'Confirmaron que quedó bien');
    await see(lucia.page, 'Ana Torres confirmó que quedó bien');

    for (const { page } of [ana, lucia, carla]) expect(await wasReloaded(page)).toBe(false);
    expectNoTroubles(ana, lucia, carla);
  });

  it('what somebody types is shown as they typed it, never as HTML', async () => {
    const luis = await logIn(browser, system.url, 'luis.quispe@utec.edu.pe', PHONE);
    const title = '<img src=x onerror="document.title=1">';

    await report(luis.page, title);

    await luis.page.getByRole('heading', { name: title }).waitFor();
    expect(await luis.page.locator('img[src="x"]').count()).toBe(0);
    expectNoTroubles(luis);
  });

  it('somebody new registers, opens the link in the mail and gets in', async () => {
    const nora = await arrive(browser, system.url, PHONE);
    const { page } = nora;
    await page.getByRole('link', { name: 'Crea tu cuenta' }).click();
    await page.getByLabel('Nombre y apellido').fill('Nora Vega');
    await page.getByLabel('Correo').fill('nora.vega@utec.edu.pe');
    await page.getByLabel('Contraseña', { exact: true }).fill('una frase larga');
    await see(page, 'Cuenta de estudiante');
    await page.getByRole('button', { name: 'Crear cuenta' }).click();
    await page.getByRole('heading', { name: 'Revisa tu correo' }).waitFor();

    await page.goto(await linkInMail(system.url, 'nora.vega@utec.edu.pe', '/verificar'));
    await page.getByLabel('Contraseña', { exact: true }).fill('una frase larga');
    await page.getByRole('button', { name: 'Confirmar mi correo' }).click();
    await page.getByRole('heading', { name: 'Correo confirmado' }).waitFor();
    await page.goto('/');
    await enter(page, 'nora.vega@utec.edu.pe', 'una frase larga');

    await see(page, 'Todavía no reportaste nada');
    expectNoTroubles(nora);
  });

  it('a worker from elsewhere waits until an admin lets them in', async () => {
    const pedro = await arrive(browser, system.url, PHONE);
    const lucia = await logIn(browser, system.url, 'admin@admin.utec.edu.pe', DESKTOP);
    const email = 'pedro.lazo@taller-lazo.pe';
    await pedro.page.getByRole('link', { name: 'Crea tu cuenta' }).click();
    await pedro.page.getByLabel('Nombre y apellido').fill('Pedro Lazo');
    await pedro.page.getByLabel('Correo').fill(email);
    await pedro.page.getByLabel('Contraseña', { exact: true }).fill('una frase larga');
    await choose(pedro.page, 'Especialidad', 'Seguridad');
    await pedro.page.getByRole('button', { name: 'Crear cuenta' }).click();
    await pedro.page.getByRole('heading', { name: 'Revisa tu correo' }).waitFor();
    await pedro.page.goto(await linkInMail(system.url, email, '/verificar'));
    await pedro.page.getByLabel('Contraseña', { exact: true }).fill('una frase larga');
    await pedro.page.getByRole('button', { name: 'Confirmar mi correo' }).click();
    await pedro.page.getByRole('heading', { name: 'Falta la aprobación' }).waitFor();
    await pedro.page.goto('/');
    await enter(pedro.page, email, 'una frase larga');
    await pedro.page.getByRole('heading', { name: 'Esperando aprobación' }).waitFor();

    await lucia.page.getByRole('link', { name: 'Personas' }).click();
    await lucia.page
      .getByRole('listitem')
      .filter({ hasText: 'Pedro Lazo' })
      .getByRole('button', { name: 'Aprobar' })
      .first()
      .click();
    await see(lucia.page, 'Pedro Lazo ya puede entrar');

    await pedro.page.getByRole('button', { name: 'Revisar ahora' }).click();
    await pedro.page.getByRole('heading', { name: 'Mis incidentes' }).waitFor();
    expectNoTroubles(pedro, lucia);
  });
});

/** Presses a button of the page in front; a phone keeps the list, with buttons of its own, behind it. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).filter({ visible: true }).last().click();
}

async function report(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: 'Reportar' }).first().click();
  await tellReport(page, {
    title,
    description: 'Desde hoy temprano no hay red en todo el ambiente.',
    room: 'L601',
    kind: 'Tecnología',
    risk: 'Alto',
  });
  await page.getByRole('button', { name: 'Enviar reporte' }).click();
}

/** A mark that only a reload removes. */
async function markAsLoaded(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset['loadedOnce'] = 'yes';
  });
}

async function wasReloaded(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.dataset['loadedOnce'] !== 'yes');
}
