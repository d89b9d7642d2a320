import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BoardOnScreen, killNode } from './support/board.js';
import { launchChromium } from './support/chromium.js';
import { expectNoTroubles, logIn, see, type Person } from './support/person.js';
import { describeWithRedis } from './support/redis.js';
import { startSystem, type RunningSystem } from './support/running-system.js';

/** Wide enough for an incident, its board, the tools and the list of objects side by side. */
const DESKTOP = { viewport: { width: 1800, height: 1000 } };
const INCIDENT = 'Piso mojado en la escalera norte';
const ADMIN = 'admin@admin.utec.edu.pe';
const WORKER = 'rosa.huaman@servicios-campus.pe';
const REPORTER = 'ana.torres@utec.edu.pe';

describeWithRedis('boards on two nodes', () => {
  let system: RunningSystem;
  let browser: Browser;
  let lucia: Person;
  let rosa: Person;
  let hers: BoardOnScreen;
  let rosas: BoardOnScreen;
  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem('--board-nodes', '2'), launchChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
  });

  async function comeIn(
    email: string,
    options: BrowserContextOptions = DESKTOP,
  ): Promise<[Person, BoardOnScreen]> {
    const person = await logIn(browser, system.url, email, options);
    const board = await BoardOnScreen.watch(person.page);
    await person.page.getByRole('link', { name: INCIDENT }).first().click();
    await person.page.getByRole('link', { name: /^(Empezar|Abrir)$/ }).click();
    return [person, board];
  }

  /** Comes back until the other node answers. */
  async function meetElsewhere(board: BoardOnScreen, other: BoardOnScreen): Promise<void> {
    for (let tries = 0; board.node === other.node && tries < 20; tries += 1) {
      await board.page.reload();
      await board.isLive();
    }
    expect(board.node).not.toBe(other.node);
  }

  /** Opens the versions; history keeps the last state of each minute, so at first there may be one only. */
  async function openHistory(): Promise<void> {
    const older = lucia.page.getByRole('button', { name: 'Versión anterior' });
    await expect
      .poll(
        async () => {
          await hers.choose('Versiones');
          await lucia.page.getByRole('button', { name: 'Restaurar' }).waitFor();
          if (await older.isEnabled()) return true;
          await hers.press('Volver a ahora');
          await rosas.draw([0.35, 0.5], [0.5, 0.5]);
          await rosas.isLive();
          return false;
        },
        { timeout: 80_000, interval: 2_000 },
      )
      .toBe(true);
  }

  it('two people draw together on the photo of an incident, each at another node', async () => {
    [lucia, hers] = await comeIn(ADMIN);
    await lucia.page.getByRole('button', { name: /^Sobre la foto/ }).click();
    await hers.isLive();
    [rosa, rosas] = await comeIn(WORKER);
    await rosas.isLive();
    await meetElsewhere(rosas, hers);
    await hers.choose('Lista de objetos');
    await rosas.choose('Lista de objetos');
    await rosas.has(1);

    await hers.take('Lápiz');
    await rosas.take('Lápiz');
    await Promise.all([
      hers.draw([0.35, 0.45], [0.45, 0.6]),
      rosas.draw([0.35, 0.8], [0.45, 0.65]),
    ]);

    await Promise.all([hers.has(3), rosas.has(3)]);
    expect(new Set(await hers.authors())).toEqual(new Set(['Lucía Mendoza', 'Rosa Huamán']));
  });

  it('undoing takes back only what is one’s own', async () => {
    await hers.press('Deshacer');

    await Promise.all([hers.has(2), rosas.has(2)]);
    expect(await hers.authors()).toEqual(['Rosa Huamán', 'Lucía Mendoza']);
    await hers.press('Rehacer');
    await Promise.all([hers.has(3), rosas.has(3)]);
  });

  it('a node killed while both draw costs nothing, and both go on', async () => {
    const killed = hers.node!;

    await Promise.all([
      hers.draw([0.35, 0.4], [0.55, 0.4], () => killNode(system, killed)),
      rosas.draw([0.35, 0.85], [0.55, 0.85]),
    ]);

    await Promise.all([hers.has(5), rosas.has(5)]);
    await Promise.all([hers.isLive(), rosas.isLive()]);
    expect(hers.node).not.toBe(killed);
    await hers.draw([0.35, 0.42], [0.55, 0.42]);
    await Promise.all([hers.has(6), rosas.has(6)]);
    await lucia.page.reload();
    await hers.choose('Lista de objetos');
    await hers.has(6);
  });

  it('what is drawn without a connection is there when it is back', async () => {
    await lucia.page.context().setOffline(true);
    await see(lucia.page, 'Sin conexión');
    await hers.take('Lápiz');
    await hers.draw([0.5, 0.45], [0.5, 0.6]);
    await hers.draw([0.52, 0.45], [0.52, 0.6]);
    await rosas.draw([0.35, 0.6], [0.4, 0.65]);
    await rosas.has(7);
    await hers.has(8);

    await lucia.page.context().setOffline(false);

    await Promise.all([hers.has(9), rosas.has(9)]);
    await hers.isLive();
  });

  it('who may only look sees it all and draws nothing', async () => {
    const [ana, anas] = await comeIn(REPORTER);
    await anas.isLive();
    await anas.choose('Lista de objetos');
    await anas.has(9);

    expect(await ana.page.getByRole('radio', { name: 'Lápiz' }).count()).toBe(0);
    await ana.page.keyboard.press('p');
    await anas.draw([0.35, 0.45], [0.5, 0.6]);
    await rosas.draw([0.4, 0.6], [0.45, 0.65]);

    await Promise.all([anas.has(10), hers.has(10)]);
    expectNoTroubles(ana);
    await ana.page.context().close();
  });

  it('an earlier version comes back for everybody', async () => {
    await openHistory();
    const before = await rosas.count();
    await lucia.page.getByRole('button', { name: 'Versión anterior' }).click();
    await lucia.page.getByRole('button', { name: 'Restaurar' }).click();
    await lucia.page.getByRole('alertdialog').getByRole('button', { name: 'Restaurar' }).click();
    await see(lucia.page, 'Pizarra restaurada');

    await expect.poll(() => rosas.count(), { timeout: 30_000 }).toBeLessThan(before);
    await hers.has(await rosas.count());
    expectNoTroubles(lucia, rosa);
  });
});
