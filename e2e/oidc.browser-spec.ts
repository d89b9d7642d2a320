import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeOf } from './support/authenticator.js';
import { describeInChromium, launchChromium } from './support/chromium.js';
import { arrive, expectNoTroubles, see } from './support/person.js';
import { startSystem, type RunningSystem } from './support/running-system.js';

const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };

describeInChromium('the identity provider of the university', () => {
  let system: RunningSystem;
  let browser: Browser;
  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem('--oidc'), launchChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
  });

  it('[OID-4] [OID-6] [OID-7] lets somebody in who was never here, and leaves the code to us', async () => {
    const nora = await arrive(browser, system.url, PHONE);
    const { page } = nora;
    const enter = () => page.getByRole('link', { name: 'Entrar con UTEC' }).click();
    const be = (name: string) => page.getByRole('button', { name }).click();

    await enter();
    await be('Nora Nueva');
    await see(page, 'En vivo');
    await page.goto('/cuenta');
    await see(page, 'Tu cuenta está vinculada');

    await page.getByRole('link', { name: 'Configurar' }).click();
    await page.getByRole('button', { name: 'Empezar' }).click();
    await page.getByRole('link', { name: 'Confirmar con UTEC' }).click();
    await be('Nora Nueva');
    await page.getByRole('button', { name: 'Empezar' }).click();
    await page.getByRole('img', { name: /Código QR/ }).waitFor();
    const secret = await page.locator('code').innerText();
    await page.getByLabel('Código de la aplicación').fill(codeOf(secret, Date.now()));
    await page.getByRole('button', { name: 'Activar' }).click();
    const recovery = await page.getByRole('listitem').first().innerText();
    await page.getByRole('button', { name: 'Los guardé' }).click();
    await see(page, 'En vivo');

    await page.goto('/cuenta');
    await page.getByRole('button', { name: 'Cerrar sesión', exact: true }).click();
    await page.waitForURL(/\/entrar/);
    await page.goto('/entrar');
    await enter();
    await see(page, 'Falta el código');
    expect(new URL(page.url()).hash).toBe('');
    await page.getByLabel('Código').fill('000000');
    await page.getByRole('button', { name: 'Entrar' }).click();
    await see(page, 'El código no sirve');
    await page.getByLabel('Código').fill(recovery);
    await page.getByRole('button', { name: 'Entrar' }).click();
    await see(page, 'En vivo');

    await page.goto('/cuenta');
    await page.getByRole('button', { name: 'Desvincular' }).click();
    await see(page, 'Cuando entres con UTEC');
    expectNoTroubles(nora);
  });

  it('[OID-2] [OID-8] says in words of ours why somebody is not let in', async () => {
    const somebody = await arrive(browser, system.url);
    const { page } = somebody;
    const tryAs = async (name: string) => {
      await page.goto('/entrar');
      await page.getByRole('link', { name: 'Entrar con UTEC' }).click();
      await page.getByRole('button', { name }).click();
      await page.waitForURL(/\/entrar\?error=/);
    };

    await tryAs('Cancelar');
    await see(page, 'No terminaste de entrar con UTEC');
    await tryAs('Saúl Sin Confirmar');
    await see(page, 'Tu cuenta de UTEC no tiene un correo confirmado');
    await page.getByRole('button', { name: 'English' }).click();
    await see(page, 'Your account at UTEC has no confirmed address');
    expectNoTroubles(somebody);
  });
});
