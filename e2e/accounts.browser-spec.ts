import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { codeOf } from './support/authenticator.js';
import { describeInChromium, launchChromium } from './support/chromium.js';
import { linkInMail } from './support/mailbox.js';
import { arrive, choose, enter, expectNoTroubles, logIn, see } from './support/person.js';
import { startSystem, type RunningSystem } from './support/running-system.js';

const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };
const DESKTOP = { viewport: { width: 1280, height: 800 } };
const PASSWORD = 'caballo azul sobre la mesa';

describeInChromium('an account', () => {
  let system: RunningSystem;
  let browser: Browser;
  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), launchChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
  });

  it('comes by an invitation, takes a code from then on, and is switched off', async () => {
    const [lucia, leo] = await Promise.all([
      logIn(browser, system.url, 'admin@admin.utec.edu.pe', DESKTOP),
      arrive(browser, system.url, PHONE),
    ]);
    const email = 'leo.paredes@taller.example';

    await lucia.page.goto('/personas');
    await lucia.page.getByRole('button', { name: 'Invitar' }).click();
    const invitation = lucia.page.getByRole('dialog');
    await invitation.getByLabel('Correo').fill(email);
    await choose(lucia.page, 'Especialidad', 'Electricista');
    await invitation.getByRole('button', { name: 'Enviar invitación' }).click();
    await see(lucia.page, 'Invitación enviada');

    await leo.page.goto(await linkInMail(system.url, email, '/invitacion'));
    await see(leo.page, 'Electricista');
    await leo.page.getByLabel('Nombre y apellido').fill('Leo Paredes');
    await leo.page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD);
    await leo.page.getByRole('button', { name: 'Crear mi cuenta' }).click();
    await leo.page.getByRole('heading', { name: 'Tu cuenta está lista' }).waitFor();
    await leo.page.goto('/entrar');
    await enter(leo.page, email, PASSWORD);
    await see(leo.page, 'En vivo');

    await leo.page.goto('/segundo-paso');
    await leo.page.getByRole('button', { name: 'Empezar' }).click();
    await leo.page.getByRole('img', { name: /Código QR/ }).waitFor();
    const secret = await leo.page.locator('code').innerText();
    const first = codeOf(secret, Date.now());
    await leo.page.getByLabel('Código de la aplicación').fill(first);
    await leo.page.getByRole('button', { name: 'Activar' }).click();
    const recovery = await leo.page.getByRole('listitem').first().innerText();
    await leo.page.getByRole('button', { name: 'Los guardé' }).click();
    await see(leo.page, 'En vivo');

    await leo.page.goto('/cuenta');
    await leo.page.getByRole('button', { name: 'Cerrar sesión', exact: true }).click();
    await leo.page.waitForURL(/\/entrar/);
    // Logging out loads the page anew, maybe after what the app itself has shown.
    await leo.page.goto('/entrar');
    await leo.page.getByLabel('Correo').fill(email);
    await leo.page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD);
    await leo.page.getByRole('button', { name: 'Entrar' }).click();
    await leo.page.getByLabel('Código').fill(first);
    await leo.page.getByRole('button', { name: 'Entrar' }).click();
    await see(leo.page, 'El código no sirve');
    await leo.page.getByLabel('Código').fill(recovery);
    await leo.page.getByRole('button', { name: 'Entrar' }).click();
    await see(leo.page, 'En vivo');

    await lucia.page.goto('/personas');
    await lucia.page.getByRole('button', { name: 'Gestionar a Leo Paredes' }).click();
    await lucia.page.getByRole('button', { name: 'Desactivar cuenta' }).click();
    await see(lucia.page, 'La cuenta de Leo Paredes está desactivada');
    await leo.page.goto('/incidentes');
    await leo.page.waitForURL(/\/(entrar|en-espera)/);

    await lucia.page.goto(`/personas/actividad?persona=${encodeURIComponent(email)}`);
    await see(lucia.page, 'Cuenta desactivada');
    for (const kind of ['Ingreso fallido', 'Segundo paso activado', 'Correo verificado']) {
      await see(lucia.page, kind);
    }
    expectNoTroubles(lucia, leo);
  });
});
