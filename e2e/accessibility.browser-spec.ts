import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations } from './support/axe.js';
import { describeInChromium, launchChromium } from './support/chromium.js';
import { enter } from './support/person.js';
import { startSystem, type RunningSystem } from './support/running-system.js';

const NARROW = { width: 320, height: 720 };
const WIDE = { width: 1280, height: 800 };
const LOOKS = [
  { theme: 'light', language: 'es', viewport: NARROW },
  { theme: 'dark', language: 'en', viewport: NARROW },
  { theme: 'dark', language: 'es', viewport: WIDE },
  { theme: 'light', language: 'en', viewport: WIDE },
] as const;
type Look = (typeof LOOKS)[number];

/** Every page in both themes and both widths; who comes next sees the other language. */
function looksOf(at: number): readonly Look[] {
  return LOOKS.filter((_, look) => look % 2 === at % 2);
}

const VISITS = [
  {
    who: 'nobody',
    email: undefined,
    paths: [
      '/entrar',
      '/entrar?error=provider-other-identity',
      '/entrar/codigo#token=x',
      '/registro',
      '/verificar?token=x',
      '/invitacion?token=x',
      '/recuperar',
      '/restablecer?token=x',
      '/silenciar#x',
      '/nada',
    ],
  },
  {
    who: 'a student',
    email: 'ana.torres@utec.edu.pe',
    paths: [
      '/incidentes',
      '/reportar',
      'place of a report',
      'kind of a report',
      '/avisos',
      '/avisos/preferencias',
      '/cuenta',
      'own name',
      'own password',
      '/segundo-paso',
      'first incident',
    ],
  },
  {
    who: 'an admin',
    email: 'admin@admin.utec.edu.pe',
    paths: [
      '/incidentes',
      '/incidentes/cola',
      '/tableros',
      '/tableros?archivados=true',
      'somebody invited',
      'first person',
      '/personas',
      '/personas/actividad',
      '/personas/integraciones',
      'new webhook',
      '/avisos',
      '/avisos/preferencias',
      '/cuenta',
      'first incident',
      'board of an incident',
      'first board',
      'people on the first board',
    ],
  },
  {
    who: 'a worker',
    email: 'jorge.paredes@servicios-campus.pe',
    paths: [
      '/incidentes',
      '/tableros',
      '/avisos',
      '/avisos/preferencias',
      '/cuenta',
      'first incident',
      'work of an incident',
      'pause of an incident',
      'first board',
    ],
  },
] as const;

describeInChromium('every page', () => {
  let system: RunningSystem;
  let browser: Browser;
  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem('--oidc'), launchChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
  });

  it.each(VISITS.flatMap((visit, at) => looksOf(at).map((look) => ({ ...visit, ...look }))))(
    'that $who sees is accessible and fits: $theme, $language, $viewport.width px',
    async ({ email, paths, ...look }) => {
      const page = await open(browser, system.url, look, email);

      for (const path of paths) {
        await visit(page, path);
        expect(await axeViolations(page), path).toEqual([]);
        expect(await overflow(page), `${path} scrolls sideways`).toBe(0);
      }
      await page.context().close();
    },
  );
});

async function open(
  browser: Browser,
  url: string,
  { theme, language, viewport }: Look,
  email: string | undefined,
): Promise<Page> {
  const options: BrowserContextOptions = {
    baseURL: url,
    viewport,
    colorScheme: theme,
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  };
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto('/');
  if (email !== undefined) await enter(page, email, 'vigia-demo');
  await page.evaluate((chosen) => {
    localStorage.setItem('vigia.language', chosen);
  }, language);
  return page;
}

async function visit(page: Page, path: string): Promise<void> {
  switch (path) {
    case 'first incident':
      await openFirst(page, '/incidentes');
      break;
    case 'board of an incident':
      await openFirst(page, '/incidentes');
      await page.locator('a[href$="/pizarra"]').click();
      await page.getByRole('application').waitFor();
      break;
    case 'first board':
      await openFirst(page, '/tableros');
      await page.getByRole('application').waitFor();
      break;
    case 'people on the first board':
      await openFirst(page, '/tableros');
      await page.getByRole('button', { name: /^\d+ (persona|person|people)/ }).click();
      await page.getByRole('dialog').waitFor();
      return;
    case 'place of a report':
      await page.goto('/reportar');
      await page.getByRole('button', { name: /^(Seguir sin foto|Go on without a photo)$/ }).click();
      await page.getByRole('searchbox').fill('A205');
      await page.getByRole('main').getByRole('button').filter({ hasText: 'A205' }).first().click();
      await page.getByRole('slider').first().waitFor();
      return;
    // it goes on from the place: a draft is kept
    case 'kind of a report':
      await page.getByRole('button', { name: /^(Continuar|Continue)$/ }).click();
      await page.getByRole('radio').first().waitFor();
      return;
    case 'new webhook':
      await page.goto('/personas/integraciones');
      await page.getByRole('button', { name: /webhook$/ }).click();
      await page.getByRole('dialog').waitFor();
      return;
    case 'work of an incident':
    case 'pause of an incident':
      await openFirst(page, '/incidentes');
      await page
        .getByRole('button', {
          name: path === 'work of an incident' ? /^(Anotar trabajo|Log work)$/ : /^(Pausar|Pause)$/,
        })
        .filter({ visible: true })
        .last()
        .click();
      await page.getByRole('dialog').waitFor();
      return;
    case 'own name':
    case 'own password':
      await page.goto('/cuenta');
      await page
        .getByRole('button', { name: /^(Cambiar|Change)$/ })
        .nth(path === 'own name' ? 0 : 1)
        .click();
      await page.getByRole('dialog').waitFor();
      return;
    case 'somebody invited':
      await page.request.post('/api/invitaciones', {
        headers: { Origin: new URL(page.url()).origin },
        data: { email: 'eva.de.la.empresa.de.mantenimiento@taller.example', tipo: 'admin' },
      });
      await page.goto('/personas');
      await page.getByText('eva.de.la.empresa').waitFor();
      return;
    case 'first person':
      await page.goto('/personas');
      await page
        .getByRole('button', { name: /^(Gestionar|Manage)/ })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
      return;
    default:
      await page.goto(path);
  }
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
}

async function openFirst(page: Page, list: string): Promise<void> {
  await page.goto(list);
  await page.locator(`main li a[href^="${list}/"]`).first().click();
  await page.waitForURL((at) => at.pathname.startsWith(`${list}/`));
}

/** By how many pixels the page is wider than the screen. */
async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}
