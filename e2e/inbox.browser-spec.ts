import type { Browser, BrowserContext, CDPSession, Page, WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInChromium, launchChromium } from './support/chromium.js';
import { expectNoTroubles, logIn, type Person, see } from './support/person.js';
import { startSystem, type RunningSystem } from './support/running-system.js';
import { tokenOf } from './support/token-of.js';

const ADMIN = 'admin@admin.utec.edu.pe';
const STUDENT = 'ana.torres@utec.edu.pe';
const DESKTOP = { viewport: { width: 1280, height: 900 } };
const WAIT = { timeout: 15_000 };
/** [LIV-8] */
const HONEST = { timeout: 10_000 };

declare global {
  /** What was shown in passing since the page was opened, each as often as it was. */
  var shownInPassing: string[];
}

describeInChromium('the inbox', () => {
  let system: RunningSystem;
  let browser: Browser;
  let tokens: Record<string, string>;
  let count = 0;
  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), launchChromium()]);
    tokens = Object.fromEntries(
      await Promise.all(
        [ADMIN, STUDENT].map(async (email) => [email, await tokenOf(system.url, email)]),
      ),
    ) as Record<string, string>;
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
  });

  it('[LIV-7] [NOT-12] two tabs that lost the network for a while agree with the server, one toast each', async () => {
    const admin = await logIn(browser, system.url, ADMIN, DESKTOP);
    const { page } = admin;
    const context = page.context();
    await context.addInitScript(countToasts);
    const [one, two] = [await openTab(context, '/avisos'), await openTab(context, '/avisos')];
    await page.close();
    await report('Antes del corte');
    await agreeWithServer(one, two);
    await Promise.all(
      [one, two].map((tab) => expect.poll(() => toastsOf(tab), WAIT).toHaveLength(1)),
    );

    const lines = await Promise.all([one, two].map((tab) => context.newCDPSession(tab)));
    await Promise.all(lines.map((line) => setNetwork(line, false)));
    await Promise.all([one, two].map((tab) => see(tab, 'Sin conexión')));
    const missed = [await report('Fuga'), await report('Chispas'), await report('Humo')];
    await Promise.all(lines.map((line) => setNetwork(line, true)));

    await Promise.all([one, two].map((tab) => see(tab, 'En vivo')));
    await agreeWithServer(one, two);
    for (const tab of [one, two]) {
      await expect.poll(async () => (await toastsOf(tab)).length, WAIT).toBe(4);
      const shown = (await toastsOf(tab)).slice(1).join();
      expect(missed.filter((title) => shown.split(title).length === 2)).toEqual(missed);
    }
    await report('Después del corte');
    await agreeWithServer(one, two);
    for (const tab of [one, two]) {
      await expect.poll(async () => (await toastsOf(tab)).length, WAIT).toBe(5);
    }
    expectNoTroubles(admin);
    await context.close();
  });

  it('[NOT-9] [NOT-10] what is read in one tab is read in the other and on another device, without a network too', async () => {
    const admin = await logIn(browser, system.url, ADMIN, DESKTOP);
    const phone = await logIn(browser, system.url, ADMIN, DESKTOP);
    const context = admin.page.context();
    const [one, two] = [admin.page, await openTab(context, '/avisos')];
    await Promise.all([one, phone.page].map((tab) => tab.goto('/avisos')));
    const everywhere = [one, two, phone.page];
    await report('Puerta rota');
    const second = await report('Vidrio roto');
    await agreeWithServer(...everywhere);
    const before = await unreadOf(one);

    await one.getByRole('main').getByRole('link', { name: second }).click();
    await one.waitForURL(/incidentes\//);
    await Promise.all(
      [two, phone.page].map((tab) => expect.poll(() => unreadOf(tab), WAIT).toBe(before - 1)),
    );

    const lines = await Promise.all([one, two].map((tab) => context.newCDPSession(tab)));
    await Promise.all(lines.map((line) => setNetwork(line, false)));
    await two.getByRole('button', { name: 'Marcar todo leído' }).first().click();
    await Promise.all([one, two].map((tab) => expect.poll(() => unreadOf(tab), WAIT).toBe(0)));
    expect(await unreadOf(phone.page)).toBe(before - 1);
    await Promise.all(lines.map((line) => setNetwork(line, true)));

    await expect.poll(() => unreadOf(phone.page), WAIT).toBe(0);
    await one.goto('/avisos');
    await agreeWithServer(...everywhere);
    expectNoTroubles(admin, phone);
    await Promise.all([context.close(), phone.page.context().close()]);
  });

  it('[LIV-8] a line that dies without a word is told within 10 seconds, and nothing of the silence is missed', async () => {
    const { person, line } = await behindALine();
    line.isDead = true;

    await person.page.getByText('Sin conexión').first().waitFor(HONEST);
    await report('Durante el silencio');
    line.isDead = false;

    await see(person.page, 'En vivo');
    await agreeWithServer(person.page);
    expectNoTroubles(person);
    await person.page.context().close();
  });

  it('[LIV-7] a line that the server cuts is opened again, and nothing in between is missed', async () => {
    const { person, line } = await behindALine();

    await line.cut();
    await report('Durante el corte');

    await expect.poll(() => line.opened, WAIT).toBe(2);
    await see(person.page, 'En vivo');
    await agreeWithServer(person.page);
    expectNoTroubles(person);
    await person.page.context().close();
  });

  /** An admin whose socket goes through our hands. */
  async function behindALine(): Promise<{ person: Person; line: Line }> {
    const person = await logIn(browser, system.url, ADMIN, DESKTOP);
    const line = new Line();
    await person.page.routeWebSocket(/\/ws\?/, (socket) => {
      line.take(socket);
    });
    await person.page.goto('/avisos');
    await see(person.page, 'En vivo');
    return { person, line };
  }

  async function openTab(context: BrowserContext, path: string): Promise<Page> {
    const page = await context.newPage();
    page.setDefaultTimeout(WAIT.timeout);
    await page.goto(path);
    await see(page, 'En vivo');
    return page;
  }

  /** What the tabs show of the inbox is what the server tells, and so is what they count. */
  async function agreeWithServer(...tabs: readonly Page[]): Promise<void> {
    const told = await api<Inbox>(ADMIN, 'GET', '/notificaciones');
    const titles = told.notificaciones.map(({ titulo }) => titulo);
    for (const tab of tabs) {
      await expect.poll(() => titlesOn(tab, titles), WAIT).toEqual(titles);
      await expect.poll(() => unreadOf(tab), WAIT).toBe(told.no_leidas);
    }
  }

  /** Somebody else reports something, with a title of its own. */
  async function report(title: string): Promise<string> {
    count += 1;
    const { titulo } = await api<{ titulo: string }>(STUDENT, 'POST', '/incidentes', {
      titulo: `${title} ${String(count)}`,
      descripcion: 'Desde hoy temprano.',
      tipo: 'Electricidad',
      piso: '3',
      lugar_especifico: 'Laboratorio L302',
      nivel_riesgo: 'medio',
      tipo_trabajador_requerido: 'Electricista',
      foto: '',
    });
    return titulo;
  }

  async function api<T>(email: string, method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${system.url}/api${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${tokens[email] ?? ''}`,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }
});

interface Inbox {
  readonly notificaciones: readonly { readonly titulo: string }[];
  readonly no_leidas: number;
}

/** The way between a page and the socket of the server: it can die, or be cut. */
class Line {
  isDead = false;
  opened = 0;
  #socket: WebSocketRoute | undefined;

  take(socket: WebSocketRoute): void {
    this.opened += 1;
    this.#socket = socket;
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      if (!this.isDead) server.send(message);
    });
    server.onMessage((message) => {
      if (!this.isDead) socket.send(message);
    });
  }

  async cut(): Promise<void> {
    await this.#socket?.close({ code: 1001 });
  }
}

async function setNetwork(line: CDPSession, isOn: boolean): Promise<void> {
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', {
    offline: !isOn,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
}

/** Runs in the page. */
function countToasts(): void {
  globalThis.shownInPassing = [];
  const isToast = (node: Node): node is HTMLElement =>
    node instanceof HTMLElement && node.matches('[role=alertdialog]');
  new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!(node instanceof HTMLElement)) continue;
      const found = [node, ...node.querySelectorAll('*')].filter(isToast);
      globalThis.shownInPassing.push(...found.map(({ textContent }) => textContent));
    }
  }).observe(document, { childList: true, subtree: true });
}

function toastsOf(tab: Page): Promise<readonly string[]> {
  return tab.evaluate(() => globalThis.shownInPassing);
}

/** The titles in the order in which the inbox shows them; `titles` are those that there may be. */
async function titlesOn(tab: Page, titles: readonly string[]): Promise<readonly string[]> {
  const rows = await tab.getByRole('main').getByRole('listitem').allInnerTexts();
  return rows.map((row) => titles.find((title) => row.includes(title)) ?? row);
}

async function unreadOf(tab: Page): Promise<number> {
  const badge = tab.getByRole('button', { name: /^Avisos/ }).locator('span > span[aria-hidden]');
  const [shown = '0'] = await badge.allInnerTexts();
  return Number(shown);
}
