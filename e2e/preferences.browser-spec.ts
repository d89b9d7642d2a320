import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import generalEn from '../frontend/src/shared/i18n/locales/en.json' with { type: 'json' };
import generalEs from '../frontend/src/shared/i18n/locales/es.json' with { type: 'json' };
import en from '../frontend/src/shared/i18n/locales/preferences/en.json' with { type: 'json' };
import es from '../frontend/src/shared/i18n/locales/preferences/es.json' with { type: 'json' };
import { axeViolations } from './support/axe.js';
import { describeInChromium, launchChromium } from './support/chromium.js';
import { arrive, expectNoTroubles, logIn, see, type Person } from './support/person.js';
import { startSystem, type RunningSystem } from './support/running-system.js';
import { tokenOf } from './support/token-of.js';

const WAIT = { timeout: 20_000 };
const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };
const DESKTOP = { viewport: { width: 1280, height: 900 } };
const TEXTS = { es: { ...es, general: generalEs }, en: { ...en, general: generalEn } };

const ADMIN = 'admin@admin.utec.edu.pe';
const STUDENT = 'ana.torres@utec.edu.pe';
const WORKER = 'miguel.soto@servicios-campus.pe';

const LOOKS = [
  { language: 'es', size: PHONE, colorScheme: 'dark' },
  { language: 'en', size: DESKTOP, colorScheme: 'light' },
] as const;

describeInChromium('choosing what to hear of', () => {
  let system: RunningSystem;
  let browser: Browser;
  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), launchChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
  });

  const call = async (email: string, method: string, path: string, body: unknown) => {
    const answer = await fetch(`${system.url}/api${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${await tokenOf(system.url, email)}`,
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return (await answer.json()) as { id: string };
  };

  const report = (title: string) =>
    call(STUDENT, 'POST', '/incidentes', {
      titulo: title,
      descripcion: 'Desde hoy temprano.',
      tipo: 'Electricidad',
      piso: '3',
      lugar_especifico: 'Laboratorio L302',
      nivel_riesgo: 'medio',
      tipo_trabajador_requerido: 'Electricista',
      foto: '',
    });

  const unreadOf = async (page: Page): Promise<number> => {
    const { unread } = await page.evaluate(async () => {
      const answer = await fetch('/api/notificaciones?limite=1');
      return { unread: ((await answer.json()) as { no_leidas: number }).no_leidas };
    });
    return unread;
  };

  /** What the bell counts, once it says so. */
  const expectBell = (page: Page, count: number) =>
    expect
      .poll(() => page.getByRole('button', { name: 'Avisos' }).first().textContent(), WAIT)
      .toContain(String(count));

  const toasts = (page: Page) => page.getByRole('region', { name: /Novedades/ });

  it('[PRF-1] [PRF-3] [PRF-7] keeps quiet what a topic was switched off for, on every device', async () => {
    const [desk, other] = await Promise.all([
      logIn(browser, system.url, ADMIN, DESKTOP),
      logIn(browser, system.url, ADMIN, DESKTOP),
    ]);
    const tab = await desk.page.context().newPage();
    for (const page of [desk.page, tab, other.page]) await page.goto('/avisos/preferencias');
    const reports = (page: Page) =>
      page.getByRole('switch', { name: `${es.topics.app}: ${es.topic.reportes.name}` });
    const pages = [desk.page, tab, other.page];
    await Promise.all(pages.map((page) => reports(page).waitFor()));
    const wanted = await unreadOf(desk.page);

    await desk.page.locator('#reportes label').first().click();
    await see(desk.page, es.saved);
    for (const page of pages) {
      await expect.poll(() => reports(page).isChecked(), WAIT).toBe(false);
    }

    const unread = await unreadOf(desk.page);
    await desk.page.goto('/incidentes');
    await see(desk.page, 'En vivo');
    await report('Foco que parpadea');
    await see(desk.page, 'Foco que parpadea');
    expect(await toasts(desk.page).count()).toBe(0);
    await expectBell(desk.page, unread);

    await desk.page.goto('/avisos');
    const row = desk.page.getByRole('listitem').filter({ hasText: 'Foco que parpadea' });
    await row.getByText(generalEs.why.quiet).waitFor({ state: 'attached' });
    await row.getByRole('button', { name: /Por qué recibo esto/ }).click();
    await see(desk.page, generalEs.why.administracion);
    await see(desk.page, generalEs.why.quietTopic);
    await desk.page.getByRole('link', { name: generalEs.why.topic }).click();
    await desk.page.waitForURL(/\/avisos\/preferencias#reportes$/);
    await desk.page.locator('#reportes label').first().click();
    await see(desk.page, es.saved);
    await expectBell(desk.page, wanted + 1);
    expectNoTroubles(desk, other);
  });

  it('[PRF-2] mutes an incident from its notice, takes it back, and shows it on its page', async () => {
    const { id } = await report('Enchufe quemado');
    await call(ADMIN, 'PUT', `/incidentes/${id}/asignar`, { trabajador_email: WORKER });
    const desk = await logIn(browser, system.url, ADMIN, DESKTOP);
    const { page } = desk;
    const mute = async () => {
      const why = page.getByRole('button', { name: /Por qué recibo esto/ });
      // Not the incident itself, which is in a list behind it.
      const notices = page.getByRole('listitem').filter({ has: why });
      await notices.filter({ hasText: 'Enchufe quemado' }).first().getByRole('button').click();
      await page.getByRole('button', { name: generalEs.why.mute }).click();
      await see(page, generalEs.mute.muted);
    };

    await page.getByRole('button', { name: 'Avisos' }).first().click();
    await mute();
    await page.keyboard.press('Escape');
    await toasts(page).getByRole('button', { name: generalEs.mute.undo }).click();
    await see(page, generalEs.mute.heard);
    await page.goto('/avisos');
    await mute();
    const before = await unreadOf(page);
    await expectBell(page, before);

    await page.goto('/incidentes');
    await see(page, 'En vivo');
    const state = { estado: 'en_proceso' };
    await call(WORKER, 'PUT', `/incidentes/${id}/estado`, state);
    await report('Lo que sí se oye');
    await toasts(page).getByText('Lo que sí se oye').waitFor();
    expect(await toasts(page).getByText('Enchufe quemado').count()).toBe(0);
    await expectBell(page, before + 1);

    await page.goto(`/incidentes/${id}`);
    const toggle = page.getByRole('button', { name: generalEs.mute.toggle });
    await see(page, generalEs.mute.isMuted);
    expect(await toggle.getAttribute('aria-pressed')).toBe('true');
    await page.goto('/avisos/preferencias');
    await see(page, 'Enchufe quemado');
    await page.getByRole('button', { name: `${es.muted.listen} Enchufe quemado` }).click();
    await see(page, es.muted.none);
    expectNoTroubles(desk);
  });

  it.each(LOOKS)(
    'is open to everybody: $language, $colorScheme, $size.viewport.width px',
    async (look) => {
      const { language, size, colorScheme } = look;
      const t = TEXTS[language];
      const person = await logIn(browser, system.url, ADMIN, { ...size, colorScheme });
      const { page } = person;
      await speak(person, language);
      const check = async () => expect(await axeViolations(page)).toEqual([]);

      await page.goto('/avisos/preferencias');
      await page.getByRole('heading', { name: t.muted.title }).waitFor();
      await page.getByText(t.quiet.switch).click();
      await page.getByLabel(t.quiet.from).waitFor();
      await see(page, t.saved);
      await check();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(
        size.viewport.width,
      );
      await page.getByText(t.quiet.switch).click();
      await page.getByLabel(t.quiet.from).waitFor({ state: 'detached' });
      await see(page, t.saved);

      await page.goto('/avisos');
      await page.getByRole('button', { name: t.general.why.title }).first().click();
      await page.getByRole('heading', { name: t.general.why.title }).waitFor();
      await check();
      await page.keyboard.press('Escape');
      expectNoTroubles(person);
    },
  );

  it.each(LOOKS)(
    '[PRF-4] says when a link is spent: $language, $size.viewport.width px',
    async (look) => {
      const { language, size, colorScheme } = look;
      const t = TEXTS[language];
      const person = await arrive(browser, system.url, { ...size, colorScheme });
      await speak(person, language);

      await person.page.goto('/silenciar#nothing');
      await person.page.getByRole('heading', { name: t.link.title }).waitFor();
      expect(await axeViolations(person.page)).toEqual([]);
      await person.page.getByRole('button', { name: t.link.submit }).click();
      await person.page.getByRole('heading', { name: t.link.badTitle }).waitFor();
      expect(await axeViolations(person.page)).toEqual([]);
      expectNoTroubles(person);
    },
  );
});

async function speak({ page }: Person, language: string): Promise<void> {
  await page.evaluate((chosen) => {
    localStorage.setItem('vigia.language', chosen);
  }, language);
}
