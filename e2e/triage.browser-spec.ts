import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import en from '../frontend/src/shared/i18n/locales/triage/en.json' with { type: 'json' };
import es from '../frontend/src/shared/i18n/locales/triage/es.json' with { type: 'json' };
import { axeViolations } from './support/axe.js';
import { describeInChromium, launchChromium } from './support/chromium.js';
import { expectNoTroubles, logIn, type Person, see } from './support/person.js';
import { startSystem, type RunningSystem } from './support/running-system.js';
import { tokenOf } from './support/token-of.js';

const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };
const DESKTOP = { viewport: { width: 1280, height: 900 } };
const TEXTS = { es, en };

const WAIT = { timeout: 15_000 };
const ADMIN = 'admin@admin.utec.edu.pe';
const STUDENT = 'ana.torres@utec.edu.pe';
const WORKER = 'miguel.soto@servicios-campus.pe';

/** Each journey in both languages, on a desk and on a phone. */
/** Both languages and both widths; every page in every width and theme is for the accessibility tests. */
const LOOKS = [
  { language: 'en', size: DESKTOP },
  { language: 'es', size: PHONE },
] as const;
const DESKS = LOOKS.slice(0, 1);
type Look = (typeof LOOKS)[number];

describeInChromium('triage', () => {
  let system: RunningSystem;
  let browser: Browser;
  let count = 0;
  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), launchChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
  });

  const call = async (email: string, method: string, path: string, body: unknown) => {
    const token = await tokenOf(system.url, email);
    const answer = await fetch(`${system.url}/api${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${token}`,
        'Idempotency-Key': crypto.randomUUID(),
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return (await answer.json()) as { id: string; titulo: string };
  };

  /** Something that waits, with a title of its own, which no search takes for another. */
  const report = async (title: string, trade = 'Electricista') => {
    count += 1;
    return call(STUDENT, 'POST', '/incidentes', {
      titulo: `${title} ${String.fromCharCode(64 + count).repeat(3)}`,
      descripcion: 'Desde hoy temprano.',
      tipo: 'Electricidad',
      piso: '3',
      lugar_especifico: 'Laboratorio L302',
      nivel_riesgo: 'crítico',
      tipo_trabajador_requerido: trade,
      foto: '',
    });
  };

  /** One browser of the admin's for each look: who logs in again and again is slowed down. */
  const admins = new Map<string, Promise<Person>>();

  const enterAs = async ({ language, size }: Look): Promise<Person> => {
    const person = await logIn(browser, system.url, ADMIN, size);
    await person.page.evaluate((chosen) => {
      localStorage.setItem('vigia.language', chosen);
    }, language);
    return person;
  };

  /** The admin's browser on a page, the board if nothing else is said. */
  const open = async (look: Look, path = '/incidentes/cola'): Promise<Person> => {
    const key = `${look.language} ${String(look.size.viewport.width)}`;
    const entered = admins.get(key) ?? enterAs(look);
    admins.set(key, entered);
    const person = await entered;
    await person.page.goto(path);
    return person;
  };

  it.each(DESKS)('a card is dragged to be assigned as suggested ($language)', async (look) => {
    const { titulo } = await report('Chispas en el enchufe');
    const admin = await open(look);
    const t = TEXTS[look.language];
    const { page } = admin;
    const card = cardOf(page, titulo);

    await drag(page, card, columnOf(page, t.column.name.asignado));

    const dialog = page.getByRole('dialog', { name: t.assign.title });
    const suggested = dialog.getByRole('radiogroup', { name: t.assign.suggested });
    const best = suggested.getByRole('radio', { name: /Miguel Soto/ });
    await expect.poll(async () => best.isChecked(), WAIT).toBe(true);
    await dialog
      .getByText(/^Electricista · /)
      .first()
      .waitFor();
    await dialog
      .getByRole('button', { name: t.assign.submit.replace('{{name}}', 'Miguel Soto') })
      .click();
    await dialog.waitFor({ state: 'detached' });

    const assigned = columnOf(page, t.column.name.asignado);
    await assigned.getByText(titulo).waitFor();
    await page.getByText(titulo).first().click();
    await page.getByText(t.why.replace('{{name}}', 'Miguel')).waitFor();
    expectNoTroubles(admin);
  });

  it.each(DESKS)(
    'a card that may not go somewhere is not taken there, and one that is let go of comes back ($language)',
    async (look) => {
      const { titulo } = await report('Tablero abierto');
      const admin = await open(look);
      const t = TEXTS[look.language];
      const { page } = admin;

      await drag(page, cardOf(page, titulo), columnOf(page, t.column.name.resuelto), async () => {
        await columnOf(page, t.column.name.resuelto).getByText(t.column.dead).waitFor();
      });
      expect(await page.getByRole('dialog').count()).toBe(0);

      await drag(page, cardOf(page, titulo), columnOf(page, t.column.name.asignado));
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');

      const words = t.said.stayed
        .replace('{{title}}', titulo)
        .replace('{{column}}', t.column.name.pendiente);
      await page.getByText(words).waitFor({ state: 'attached' });
      await columnOf(page, t.column.name.pendiente).getByText(titulo).waitFor();
      expectNoTroubles(admin);
    },
  );

  it.each(DESKS)('a card is carried by the keyboard alone ($language)', async (look) => {
    const { titulo } = await report('Cable pelado');
    const admin = await open(look);
    const t = TEXTS[look.language];
    const { page } = admin;
    const card = cardOf(page, titulo);

    const handle = card.getByRole('button', { name: t.card.drag.replace('{{title}}', titulo) });

    await expect
      .poll(async () => {
        await card.focus();
        await page.keyboard.press('ArrowRight');
        return hasFocus(handle);
      }, WAIT)
      .toBe(true);
    await page.keyboard.press('Enter');
    await page.getByText(t.column.dead).first().waitFor();
    const rejected = page.getByRole('button', {
      name: new RegExp(t.column.expand.replace('{{name}}', t.column.name.rechazado)),
    });
    await tabTo(page, rejected);
    await page.keyboard.press('Enter');

    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('No es de este campus');
    await dialog.locator('button[type=submit]').press('Enter');
    await dialog.waitFor({ state: 'detached' });

    const words = t.said.moved
      .replace('{{title}}', titulo)
      .replace('{{column}}', t.column.name.rechazado);
    await page.getByText(words).waitFor({ state: 'attached' });
    expect(await page.getByText(titulo, { exact: true }).count()).toBe(0);
    expectNoTroubles(admin);
  });

  it.each(LOOKS)(
    'a card is moved by its menu ($language, $size.viewport.width px)',
    async (look) => {
      const { titulo } = await report('Luz que parpadea');
      const admin = await open(look);
      const t = TEXTS[look.language];
      const { page } = admin;

      await cardOf(page, titulo)
        .getByRole('button', { name: t.card.menu.replace('{{title}}', titulo) })
        .click();
      await page.getByRole('menuitem', { name: t.moveTo.cerrado }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').fill('Ya se cambió');
      await dialog.locator('button[type=submit]').click();
      await dialog.waitFor({ state: 'detached' });

      await cardOf(page, titulo).waitFor({ state: 'detached' });
      expectNoTroubles(admin);
    },
  );

  it.each(LOOKS)(
    'many are rejected at once, and the one that cannot be is told ($language, $size.viewport.width px)',
    async (look) => {
      const waiting = [await report('Foco quemado'), await report('Enchufe suelto')];
      const started = await report('Fusible quemado');
      await call(ADMIN, 'PUT', `/incidentes/${started.id}/asignar`, { trabajador_email: WORKER });
      await call(WORKER, 'PUT', `/incidentes/${started.id}/estado`, { estado: 'en_proceso' });
      const admin = await open(look, '/incidentes');
      const t = TEXTS[look.language];
      const { page } = admin;

      for (const { titulo } of [...waiting, started]) {
        const name = t.row.select.replace('{{title}}', titulo);
        // By the keyboard: what was chosen before shows a bar, which a row may be under.
        await page.getByRole('checkbox', { name }).press('Space');
      }
      const bar = page.getByRole('toolbar', { name: t.bulk.label });
      await bar.getByText(t.bulk.count_other.replace('{{count}}', '3')).waitFor();
      await bar.getByRole('button', { name: t.bulk.action.rechazar }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').fill('No corresponde');
      await dialog.locator('button[type=submit]').click();

      await dialog.getByText(t.bulk.report.done.rechazar_other.replace('{{count}}', '2')).waitFor();
      await dialog.getByText(started.titulo).waitFor();
      expect(await dialog.getByRole('listitem').count()).toBe(1);
      await dialog.getByRole('button', { name: t.bulk.report.close }).click();
      await bar.getByText(t.bulk.count_one.replace('{{count}}', '1')).waitFor();
      expectNoTroubles(admin);
    },
  );

  it.each(LOOKS)(
    'a filter is kept, applied, renamed and forgotten ($language, $size.viewport.width px)',
    async (look) => {
      const admin = await open(look, '/incidentes/cola?riesgo=crítico');
      const t = TEXTS[look.language];
      const { page } = admin;

      await page.getByRole('button', { name: t.filters.save }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').fill('Lo peor');
      await dialog.locator('button[type=submit]').click();
      const chip = page.getByRole('button', { name: 'Lo peor', exact: true });
      await chip.waitFor();
      expect(await chip.getAttribute('aria-pressed')).toBe('true');

      await page.goto('/incidentes');
      await chip.click();
      await page.waitForURL((at) => at.searchParams.get('riesgo') === 'crítico');

      const menu = (name: string) =>
        page.getByRole('button', { name: t.filters.menu.replace('{{name}}', name) });
      await menu('Lo peor').click();
      await page.getByRole('menuitem', { name: t.filters.rename }).click();
      await dialog.getByRole('textbox').fill('Urgente');
      await dialog.locator('button[type=submit]').click();
      await menu('Urgente').click();
      await page.getByRole('menuitem', { name: t.filters.remove }).click();
      await menu('Urgente').waitFor({ state: 'detached' });
      expectNoTroubles(admin);
    },
  );

  it.each(LOOKS)(
    'a duplicate is joined after a look at both, and parted again ($language, $size.viewport.width px)',
    async (look) => {
      const one = await report('Humo en la sala de servidores');
      const other = await report('Humo en la sala de servidores');
      const admin = await open(look, `/incidentes/${other.id}`);
      const t = TEXTS[look.language];
      const { page } = admin;

      await page.getByRole('button', { name: t.merge.open }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('searchbox').fill(one.titulo);
      await dialog.getByRole('button', { name: one.titulo }).click();
      await dialog.getByRole('columnheader', { name: t.merge.compare.duplicate }).waitFor();
      await dialog.getByRole('cell', { name: other.titulo }).waitFor();
      await dialog.getByRole('button', { name: t.merge.submit, exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText(t.merge.isDuplicate).waitFor();

      await page.goto(`/incidentes/${one.id}`);
      await page
        .getByRole('button', { name: t.merge.partNamed.replace('{{title}}', other.titulo) })
        .click();
      await page.getByText(t.merge.none).waitFor();
      await page.goto(`/incidentes/${other.id}`);
      await page.getByRole('button', { name: t.merge.open }).waitFor();
      expectNoTroubles(admin);
    },
  );

  it.each(LOOKS)(
    'what comes in is assigned by itself while its switch is on ($language, $size.viewport.width px)',
    async (look) => {
      const admin = await open(look);
      const t = TEXTS[look.language];
      const { page } = admin;
      const toggle = page.getByRole('switch', { name: /^Seguridad/ });

      await page.getByRole('button', { name: t.auto.open }).click();
      await toggle.press('Space');
      await expect.poll(async () => toggle.isChecked(), WAIT).toBe(true);
      await page.keyboard.press('Escape');
      const { titulo, id } = await report('Puerta forzada', 'Seguridad');
      await page.goto(`/incidentes/${id}`);
      await page.getByText(t.why.replace('{{name}}', 'Jorge')).waitFor();
      await page.getByRole('heading', { name: titulo }).waitFor();

      await page.goto('/incidentes/cola');
      await page.getByRole('button', { name: t.auto.open }).click();
      await toggle.press('Space');
      await expect.poll(async () => toggle.isChecked(), WAIT).toBe(false);
      expectNoTroubles(admin);
    },
  );

  it('a worker tells the days and the hours of their own, an admin the most they may have', async () => {
    const miguel = await logIn(browser, system.url, WORKER, PHONE);
    await miguel.page.goto('/cuenta');
    await miguel.page.getByRole('heading', { name: es.shift.titleOwn }).waitFor();
    await miguel.page.getByLabel(es.shift.to).fill('23:30');
    await miguel.page.getByRole('button', { name: es.shift.save }).click();
    await see(miguel.page, es.shift.saved);

    const admin = await logIn(browser, system.url, ADMIN, DESKTOP);
    await admin.page.goto('/personas?tipo=trabajador');
    await admin.page.getByRole('button', { name: /Miguel Soto/ }).click();
    await expect
      .poll(async () => admin.page.getByLabel(es.shift.to).inputValue(), WAIT)
      .toBe('23:30');
    await admin.page.getByLabel(es.shift.maximum).fill('12');
    await admin.page.getByRole('button', { name: es.shift.save }).click();
    await see(admin.page, es.shift.saved);
    expectNoTroubles(miguel, admin);
  });

  it.each(LOOKS)(
    'its dialogs are accessible ($language, $size.viewport.width px)',
    async (look) => {
      const { id, titulo } = await report('Ventana rota');
      const admin = await open(look);
      const t = TEXTS[look.language];
      const { page } = admin;
      const check = async (what: string) => {
        expect(await axeViolations(page), what).toEqual([]);
      };
      const menu = cardOf(page, titulo).getByRole('button', {
        name: t.card.menu.replace('{{title}}', titulo),
      });

      await menu.waitFor();
      await check('board');
      await cardOf(page, titulo).getByRole('checkbox').press('Space');
      await page.getByRole('toolbar', { name: t.bulk.label }).waitFor();
      await check('selection');
      await menu.click();
      await page.getByRole('menuitem', { name: t.moveTo.asignado }).click();
      await page.getByRole('dialog').getByRole('radio').first().waitFor();
      await check('assign');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: t.auto.open }).click();
      await page.getByRole('switch').first().waitFor();
      await check('auto-assign');
      await page.goto(`/incidentes/cola/${id}`);
      await page.getByRole('button', { name: t.merge.open }).click();
      await page.getByRole('dialog').getByRole('searchbox').waitFor();
      await check('merge');
    },
  );
});

function columnOf(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

function cardOf(page: Page, title: string): Locator {
  return page.getByRole('row').filter({ hasText: title });
}

/** Takes a card by the mouse and lets it go over a column; `over` looks at the board in between. */
async function drag(
  page: Page,
  card: Locator,
  column: Locator,
  over?: () => Promise<void>,
): Promise<void> {
  await card.scrollIntoViewIfNeeded();
  const from = await card.boundingBox();
  const to = await column.boundingBox();
  if (from === null || to === null) throw new Error('Nothing to drag, or nowhere to.');
  await page.mouse.move(from.x + 60, from.y + 60);
  await page.mouse.down();
  await page.mouse.move(from.x + 90, from.y + 80, { steps: 5 });
  await page.mouse.move(to.x + to.width / 2, to.y + 200, { steps: 10 });
  await over?.();
  await page.mouse.up();
}

async function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/** Presses Tab until the target has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 12; presses += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The keyboard does not get there.');
}
