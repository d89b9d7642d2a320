import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { codeOf } from './support/authenticator.js';
import { describeInChromium, launchChromium } from './support/chromium.js';
import { linkInMail } from './support/mailbox.js';
import { arrive, choose, enter, expectNoTroubles, logIn, see } from './support/person.js';
import { startSystem, type RunningSystem } from './support/running-system.js';

const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };
const DESKTOP = { viewport: { width: 1280, height: 800 } };
const OTHER = 'caballo azul sobre la mesa';
const ADMIN = 'admin@admin.utec.edu.pe';

describeInChromium('an account that is looked after', () => {
  let system: RunningSystem;
  let browser: Browser;
  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), launchChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
  });

  it('[ACC-23] [ACC-24] takes another name and another password, and stays logged in', async () => {
    const ana = await logIn(browser, system.url, 'ana.torres@utec.edu.pe', PHONE);
    const dialog = ana.page.getByRole('dialog');
    const change = (index: number) =>
      ana.page.getByRole('button', { name: 'Cambiar', exact: true }).nth(index).click();

    await ana.page.goto('/cuenta');
    await change(0);
    await dialog.getByLabel('Nombre y apellido').fill('Ana Torres Vega');
    await dialog.getByRole('button', { name: 'Guardar' }).click();
    await see(ana.page, 'Nombre cambiado');
    await change(1);
    await dialog.getByLabel('Tu contraseña de ahora').fill('vigia-demo');
    await dialog.getByLabel('Contraseña nueva').fill(OTHER);
    await dialog.getByRole('button', { name: 'Cambiar contraseña' }).click();
    await see(ana.page, 'Contraseña cambiada');
    await ana.page.reload();
    await see(ana.page, 'Ana Torres Vega');

    const again = await arrive(browser, system.url, DESKTOP);
    await enter(again.page, 'ana.torres@utec.edu.pe', OTHER);
    await see(again.page, 'En vivo');
    expectNoTroubles(ana, again);
  });

  it('[INV-6] is invited, and the invitation is taken back', async () => {
    const admin = await logIn(browser, system.url, ADMIN, DESKTOP);
    const email = 'rita@taller.example';

    await admin.page.goto('/personas');
    await admin.page.getByRole('button', { name: 'Invitar' }).click();
    const dialog = admin.page.getByRole('dialog');
    await dialog.getByLabel('Correo').fill(email);
    await choose(admin.page, 'Especialidad', 'Electricista');
    await dialog.getByRole('button', { name: 'Enviar invitación' }).click();
    await see(admin.page, '1 invitación abierta');
    const link = await linkInMail(system.url, email, '/invitacion');
    await admin.page.getByRole('button', { name: `Retirar la invitación a ${email}` }).click();
    await see(admin.page, 'Invitación retirada');

    const rita = await arrive(browser, system.url, PHONE);
    await rita.page.goto(link);
    await see(rita.page, 'Este enlace ya no sirve');
    expectNoTroubles(admin, rita);
  });

  it('[INV-5] waits, and an admin goes from the inbox to the queue', async () => {
    const [admin, pedro] = await Promise.all([
      logIn(browser, system.url, ADMIN, PHONE),
      arrive(browser, system.url, DESKTOP),
    ]);
    const email = 'pedro@limpieza.example';

    await pedro.page.goto('/registro');
    await pedro.page.getByLabel('Nombre y apellido').fill('Pedro Limpio');
    await pedro.page.getByLabel('Correo').fill(email);
    await pedro.page.getByLabel('Contraseña', { exact: true }).fill(OTHER);
    await choose(pedro.page, 'Especialidad', 'Seguridad');
    await pedro.page.getByRole('button', { name: 'Crear cuenta' }).click();
    await pedro.page.waitForURL(/revisa-tu-correo/);
    await pedro.page.goto(await linkInMail(system.url, email, '/verificar'));
    await pedro.page.getByLabel('Contraseña', { exact: true }).fill(OTHER);
    await pedro.page.getByRole('button', { name: 'Confirmar mi correo' }).click();
    await see(pedro.page, 'administra');

    await admin.page.goto('/avisos');
    await admin.page.getByRole('link', { name: /Una cuenta espera tu aprobación/ }).click();
    await admin.page.waitForURL(/\/personas/);
    await admin.page.getByRole('button', { name: 'Aprobar' }).click();
    await enterAnew(pedro.page, email);
    await see(pedro.page, 'En vivo');
    expectNoTroubles(admin, pedro);
  });

  it('[TOT-7] comes back after phone and recovery codes are lost', async () => {
    const [admin, luis] = await Promise.all([
      logIn(browser, system.url, ADMIN, DESKTOP),
      logIn(browser, system.url, 'luis.quispe@utec.edu.pe', PHONE),
    ]);
    await luis.page.goto('/segundo-paso');
    await luis.page.getByRole('button', { name: 'Empezar' }).click();
    const secret = await luis.page.locator('code').innerText();
    await luis.page.getByLabel('Código de la aplicación').fill(codeOf(secret, Date.now()));
    await luis.page.getByRole('button', { name: 'Activar' }).click();
    await luis.page.getByRole('button', { name: 'Los guardé' }).click();
    await see(luis.page, 'En vivo');

    await admin.page.goto('/personas');
    await admin.page.getByRole('button', { name: 'Gestionar a Luis Quispe' }).click();
    await admin.page.getByRole('button', { name: 'Quitar el segundo paso' }).click();
    await see(admin.page, 'entra ahora solo con su contraseña');

    await luis.page.goto('/cuenta');
    await luis.page.waitForURL(/\/entrar/);
    await enter(luis.page, 'luis.quispe@utec.edu.pe', 'vigia-demo');
    await see(luis.page, 'En vivo');
    expectNoTroubles(admin, luis);
  });

  async function enterAnew(page: Parameters<typeof enter>[0], email: string): Promise<void> {
    await page.context().clearCookies();
    await page.goto('/entrar');
    await enter(page, email, OTHER);
  }
});
