import {
  startPushService,
  type ArrivedPush,
  type EmbeddedPushService,
} from '@vigia/embedded/push-service';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInChromium, launchChromium } from './support/chromium.js';
import { axeViolations } from './support/axe.js';
import { enter, expectNoTroubles, logIn, see, type Person } from './support/person.js';
import { AppWorker, subscribeAt } from './support/push-browser.js';
import { startSystem, type RunningSystem } from './support/running-system.js';

const ANA = 'ana.torres@utec.edu.pe';
const LUCIA = 'admin@admin.utec.edu.pe';
const CARLA = 'carla.rojas@servicios-campus.pe';
const JORGE = 'jorge.paredes@servicios-campus.pe';
const DIEGO = 'diego.salas@servicios-campus.pe';

const PHONE = { viewport: { width: 360, height: 740 }, serviceWorkers: 'allow' } as const;
const PREFERENCES = '/avisos/preferencias';

interface Told {
  readonly id: string;
  readonly titulo: string;
  readonly cuerpo: string;
  readonly url: string;
}

const told = ({ text }: ArrivedPush): Told => JSON.parse(text) as Told;

/** Admins may be told of the same report. */
const isAssignment = (push: ArrivedPush): boolean =>
  told(push).titulo === 'Te asignaron un incidente';

describeInChromium('notices on a device', () => {
  let system: RunningSystem;
  let push: EmbeddedPushService;
  let browser: Browser;
  beforeAll(async () => {
    [system, push, browser] = await Promise.all([
      startSystem(),
      startPushService(),
      launchChromium(),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([system.stop(), push.close()]);
  });

  it('[PSH-8] arrive while nobody looks, open what they are about, and end with the log-out', async () => {
    const [carla, diego] = [await on(CARLA), await on(DIEGO)];
    const { page } = carla;
    const worker = await AppWorker.of(page);

    await page.getByRole('button', { name: 'Probar' }).click();
    await worker.deliver(await push.wait((one) => told(one).id === 'prueba'));
    await see(page, 'El aviso de prueba está en camino.');
    await expect.poll(() => worker.shown()).toMatchObject([{ title: 'Aviso de prueba' }]);

    // Nobody looks: it is shown. A tap opens the app there.
    await page.goto('about:blank');
    const away = await assign(CARLA, 'Se cayó el techo');
    expect(told(away)).toMatchObject({ cuerpo: 'Se cayó el techo' });
    await worker.deliver(away);
    const { id: tag, titulo: title, url: path } = told(away);
    await expect
      .poll(() => worker.shown())
      .toContainEqual({ title, body: 'Se cayó el techo', tag, path, staysUntilTapped: false });
    expect(path).toMatch(/^\/incidentes\/[\w-]{36}$/);
    expect(await worker.tap(tag)).toBe(system.url + path);

    // With the app open behind other windows, a tap shows it there.
    await worker.deliver(away);
    await expect.poll(async () => (await worker.shown()).map((one) => one.tag)).toContain(tag);
    await page.goto(PREFERENCES);
    expect(await worker.tap(tag)).toBeUndefined();
    await page.waitForURL((at) => at.pathname === path);
    await page.getByRole('heading', { name: 'Se cayó el techo' }).first().waitFor();

    // The live connection of a page in view has told it.
    const inView = await assign(CARLA, 'Se cayó la pared');
    await worker.deliver(inView);
    await page.goto('about:blank');
    const last = await assign(CARLA, 'Se cayó la puerta');
    await worker.deliver(last);
    await expect
      .poll(async () => (await worker.shown()).map(({ tag: one }) => one))
      .toContain(told(last).id);
    expect((await worker.shown()).map((one) => one.tag)).not.toContain(told(inView).id);

    await page.goto('/cuenta');
    await page.getByRole('button', { name: 'Cerrar sesión' }).last().click();
    await page.waitForURL((at) => at.pathname === '/entrar');
    expect(await worker.shown()).toEqual([]);
    const before = push.arrived.length;
    await report(CARLA, 'Se cayó el muro');
    await assign(DIEGO, 'Se cayó la reja');
    const after = push.arrived
      .slice(before)
      .filter(isAssignment)
      .map((one) => told(one).cuerpo);
    expect(after).toEqual(['Se cayó la reja']);

    // The next log-in is told nothing before it is asked for.
    await enter(page, CARLA, 'vigia-demo');
    await page.goto(PREFERENCES);
    await page.getByRole('button', { name: 'Activar avisos' }).waitFor();
    expectNoTroubles(carla, diego);
  });

  it('[PSH-8] stay until they are tapped when they are urgent', async () => {
    const { page } = await on(LUCIA);
    const worker = await AppWorker.of(page);
    await page.goto('about:blank');
    const from = push.arrived.length;
    await report(CARLA, 'Se cayó el puente');

    await worker.deliver(
      await push.wait((one) => one.urgency === 'high' && one.text.includes('el puente'), from),
    );

    await expect.poll(() => worker.shown()).toMatchObject([{ staysUntilTapped: true }]);
  });

  it('[PSH-7] go on after the server got another key, without a question', async () => {
    const { page } = await on('rosa.huaman@servicios-campus.pe');
    const endpoint = await page.evaluate(() => {
      const stored = JSON.parse(localStorage.getItem('test.subscription') ?? '{}') as {
        key: string;
        endpoint: string;
      };
      // As if the browser had subscribed for a key of before.
      localStorage.setItem('test.subscription', JSON.stringify({ ...stored, key: 'BAAA' }));
      return stored.endpoint;
    });
    const registered = page.waitForResponse(
      (answer) => answer.url().endsWith('/dispositivos') && answer.request().method() === 'PUT',
    );
    await page.goto('/incidentes');
    expect((await registered).status()).toBe(200);

    const arrived = await assign('rosa.huaman@servicios-campus.pe', 'Se cayó la luna');

    expect(arrived.endpoint).not.toBe(endpoint);
  });

  it('[PSH-1] go on at the address that the push service gives the browser later', async () => {
    const { page } = await on(JORGE);
    const worker = await AppWorker.of(page);
    const key = await page.evaluate(
      () => (JSON.parse(localStorage.getItem('test.subscription') ?? '{}') as { key: string }).key,
    );
    const fresh = push.subscribe(key);

    expect(await worker.changeAddress(page, fresh)).toBe(200);

    expect((await assign(JORGE, 'Se cayó la antena')).endpoint).toBe(fresh.endpoint);
  });

  it('[PSH-11] are offered once in the inbox, to whom something was about', async () => {
    const { page } = await prepared(ANA);
    await page.goto('/avisos');
    await page.getByRole('heading', { name: '¿Te avisamos en este dispositivo?' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);

    await page.getByRole('button', { name: 'No, gracias' }).click();
    await page.getByRole('heading', { name: '¿Te avisamos en este dispositivo?' }).waitFor({
      state: 'detached',
    });
    await page.reload();
    await page.getByRole('listitem').first().waitFor();
    expect(await page.getByText('¿Te avisamos en este dispositivo?').count()).toBe(0);
  });

  it('[PSH-11] ask the browser only when somebody presses, and take a no', async () => {
    const { page } = await logIn(browser, system.url, ANA, PHONE);
    await page.addInitScript(() => {
      const ask = Notification.requestPermission.bind(Notification);
      Notification.requestPermission = () => {
        document.body.dataset['isAsked'] = 'true';
        return ask();
      };
    });
    await page.goto(PREFERENCES);
    const activate = page.getByRole('button', { name: 'Activar avisos' });
    await activate.waitFor();
    expect(await page.locator('body[data-is-asked]').count()).toBe(0);

    // Nobody is there to answer a headless browser, which is a no.
    await activate.click();
    await see(page, 'Tu navegador bloquea los avisos de Vigía.');
    expect(await page.locator('body[data-is-asked]').count()).toBe(1);
  });

  it('[PSH-11] say how to allow what the browser blocks', async () => {
    const { page } = await logIn(browser, system.url, ANA, PHONE);
    await page.addInitScript(() => {
      Object.defineProperty(Notification, 'permission', { value: 'denied' });
    });
    await page.goto(PREFERENCES);

    await see(page, 'Tu navegador bloquea los avisos de Vigía.');
    expect(await page.getByRole('button', { name: 'Activar avisos' }).count()).toBe(0);
  });

  /** Somebody whose browser can subscribe, and has not. */
  async function prepared(email: string): Promise<Person> {
    const person = await logIn(browser, system.url, email, PHONE);
    await person.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await subscribeAt(person.page.context(), push, system.url);
    return person;
  }

  /** Somebody who is told on this device, and looks at the switch. */
  async function on(email: string): Promise<Person> {
    const person = await prepared(email);
    await person.page.goto(PREFERENCES);
    await person.page.getByRole('button', { name: 'Activar avisos' }).click();
    await see(person.page, 'Este dispositivo te avisa aunque Vigía esté cerrada.');
    return person;
  }

  /** Gives somebody an urgent incident, and waits until their device is told of it. */
  async function assign(email: string, titulo: string): Promise<ArrivedPush> {
    const from = push.arrived.length;
    await report(email, titulo);
    return push.wait((one) => isAssignment(one) && told(one).cuerpo === titulo, from);
  }

  /** Gives somebody an urgent incident. */
  async function report(email: string, titulo: string): Promise<void> {
    const body = {
      titulo,
      descripcion: 'Mucho ruido y polvo.',
      tipo: 'Infraestructura',
      piso: '3',
      lugar_especifico: 'Aula 301',
      foto: '',
      Nivel_Riesgo: 'crítico',
      tipo_trabajador_requerido: '',
    };
    const { id } = (await call(ANA, 'POST', '/incidentes', body)) as { id: string };
    await call(LUCIA, 'PUT', `/incidentes/${id}/asignar`, { trabajador_email: email });
  }

  async function call(email: string, method: string, path: string, body: object): Promise<unknown> {
    const login = await post('/auth/login', { email, password: 'vigia-demo' });
    const { access_token: token } = (await login.json()) as { access_token: string };
    const answer = await fetch(`${system.url}/api${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} answered ${String(answer.status)}`);
    return answer.json();
  }

  function post(path: string, body: object): Promise<Response> {
    return fetch(`${system.url}/api${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }
});
