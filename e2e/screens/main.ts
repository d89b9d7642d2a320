/** `npm run screens`: takes the pictures of docs/screens from a system of its own, and writes their index. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { launchChromium } from '../support/launch-chromium.js';
import { startSystem } from '../support/running-system.js';
import { LOOKERS, type Screen } from './screens.js';
import { tellStory } from './story.js';

const FOLDER = join(import.meta.dirname, '../../docs/screens');
const SIZES = [
  {
    width: 360,
    shown: 180,
    options: {
      viewport: { width: 360, height: 780 },
      deviceScaleFactor: 2,
      hasTouch: true,
      isMobile: true,
    },
  },
  { width: 1280, shown: 560, options: { viewport: { width: 1280, height: 800 } } },
] as const;

const [system, browser] = await Promise.all([startSystem(), launchChromium()]);
try {
  const incident = await tellStory(system.url);
  await mkdir(FOLDER, { recursive: true });
  const before = (await readdir(FOLDER)).filter((name) => name.endsWith('.png'));
  await Promise.all(before.map((name) => rm(join(FOLDER, name))));
  for (const { email, screens } of LOOKERS) {
    for (const { width, options } of SIZES) {
      const page = await open(browser, options, email);
      for (const screen of screens) {
        await show(page, screen, incident);
        await take(page, `${screen.name}-${String(width)}.png`);
      }
      await page.context().close();
    }
  }
  await writeFile(join(FOLDER, 'README.md'), index());
} finally {
  await browser.close();
  await system.stop();
}

async function open(
  from: Browser,
  options: BrowserContextOptions,
  email: string | undefined,
): Promise<Page> {
  const context = await from.newContext({
    baseURL: system.url,
    locale: 'es-PE',
    timezoneId: 'America/Lima',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    ...options,
  });
  const page = await context.newPage();
  if (email === undefined) return page;
  await page.goto('/entrar');
  await page.getByLabel('Correo').fill(email);
  await page.getByLabel('Contraseña', { exact: true }).fill('vigia-demo');
  await page.getByRole('button', { name: 'Entrar' }).click();
  await page.waitForURL((at) => !at.pathname.startsWith('/entrar'));
  return page;
}

async function show(page: Page, { path, reach }: Screen, incident: string): Promise<void> {
  await page.goto(path.replace('INCIDENT', incident));
  await page.getByRole('heading').first().waitFor();
  await page.waitForLoadState('networkidle');
  await reach?.(page);
  await page.waitForLoadState('networkidle');
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
}

async function take(page: Page, name: string): Promise<void> {
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await sharp(picture)
    .png({ palette: true, colours: 128, compressionLevel: 9, effort: 10 })
    .toFile(join(FOLDER, name));
  process.stdout.write(`  ${name}\n`);
}

function index(): string {
  const parts = LOOKERS.flatMap(({ screens }) => screens).map(({ name, title }) => {
    const pictures = SIZES.map(
      ({ width, shown }) =>
        `<img src="${name}-${String(width)}.png" width="${String(shown)}" alt="${title}, ${String(width)} px">`,
    );
    return `## ${title}\n\n${pictures.join('\n')}\n`;
  });
  const lead =
    'Every picture is taken by `npm run screens` from the running system with its demo data, on a phone (360 px) and on a\ndesk (1280 px). The script writes this page, too: change `e2e/screens` and run it again.';
  return `# Screens\n\n${lead}\n\n${parts.join('\n')}`;
}
