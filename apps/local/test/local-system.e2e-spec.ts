import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../src/demo/demo-accounts.js';
import { startLocalSystem, type LocalSystem } from '../src/start.js';

const OPTIONS = { port: 0, reset: false, empty: false, oidc: false, boardNodes: 1 };
const { admin, ana, carla } = DEMO_ACCOUNTS;

interface Summary {
  readonly id: string;
  readonly titulo: string;
}

/** Calls the system as a browser that is logged in does: same origin, cookies. */
class Browser {
  #cookies = new Map<string, string>();

  constructor(private readonly system: LocalSystem) {}

  static async logIn(system: LocalSystem, email: string): Promise<Browser> {
    const browser = new Browser(system);
    const response = await browser.send('POST', '/auth/login', { email, password: DEMO_PASSWORD });
    expect(response.status).toBe(200);
    return browser;
  }

  async send(method: string, path: string, body?: object): Promise<Response> {
    const response = await fetch(`${this.system.url}/api${path}`, {
      method,
      headers: {
        cookie: this.cookie,
        origin: this.system.url,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]!.split('=');
      this.#cookies.set(name, value);
    }
    return response;
  }

  async incidents(): Promise<Summary[]> {
    const response = await this.send('GET', '/incidentes');
    return (await response.json()) as Summary[];
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

const aReport = (titulo: string) => ({
  titulo,
  descripcion: 'Gotea desde la mañana.',
  tipo: 'Infraestructura',
  piso: '3',
  lugar_especifico: 'Pasadizo',
  foto: '',
  Nivel_Riesgo: 'medio',
  tipo_trabajador_requerido: 'TI',
});

/** A red pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

/** Uploads a photo as the web app does, at the address where it was opened; answers its id. */
async function uploadPhoto(system: LocalSystem, browser: Browser): Promise<string> {
  const begun = await browser.send('POST', '/fotos', { tipo: 'image/png', bytes: PNG.length });
  const { foto_id, subida } = (await begun.json()) as {
    readonly foto_id: string;
    readonly subida: { url: string; campos: { nombre: string; valor: string }[] };
  };
  const form = new FormData();
  for (const { nombre, valor } of subida.campos) form.append(nombre, valor);
  form.append('file', new Blob([PNG]));
  const sent = await fetch(new URL(subida.url, system.url), { method: 'POST', body: form });
  expect(sent.status).toBe(204);
  expect((await browser.send('POST', `/fotos/${foto_id}/completar`)).status).toBe(200);
  return foto_id;
}

describe('the local system', () => {
  let dataFolder: string;
  let system: LocalSystem;
  const notices: string[] = [];
  beforeAll(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'vigia-data-'));
    system = await start();
  }, 60_000);
  afterAll(async () => {
    await system.close();
    await rm(dataFolder, { recursive: true });
  });
  const start = (more: object = {}) =>
    startLocalSystem({ ...OPTIONS, dataFolder, ...more }, (notice) => notices.push(notice));

  it('has web app, api, documentation and mailbox at one address', async () => {
    const pages = ['/', '/incidentes', '/api/docs', '/buzon'];
    for (const path of pages) {
      const response = await fetch(system.url + path, { headers: { accept: 'text/html' } });
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(response.status).toBe(200);
    }
    expect((await fetch(`${system.url}/api/health/ready`)).status).toBe(200);
  });

  it('lets every demo account in', async () => {
    for (const { email } of Object.values(DEMO_ACCOUNTS)) {
      const browser = await Browser.logIn(system, email);
      expect(await (await browser.send('GET', '/me')).json()).toMatchObject({ estado: 'activo' });
    }
  });

  it('shows the admin a dozen incidents', async () => {
    const browser = await Browser.logIn(system, admin.email);

    expect((await browser.incidents()).length).toBeGreaterThanOrEqual(12);
  });

  it('has photos on some of them, and boards with something on them', async () => {
    const browser = await Browser.logIn(system, admin.email);
    const incidents = (await (await browser.send('GET', '/incidentes')).json()) as readonly {
      readonly titulo: string;
      readonly fotos?: readonly object[];
    }[];
    const { tableros } = (await (await browser.send('GET', '/tableros')).json()) as {
      readonly tableros: readonly { readonly nombre: string; readonly miniatura: string }[];
    };

    expect(
      incidents.filter(({ fotos }) => fotos !== undefined && fotos.length > 0).length,
    ).toBeGreaterThanOrEqual(3);
    expect(tableros.map(({ nombre }) => nombre)).toContain('Simulacro de evacuación');
    for (const { miniatura } of tableros) {
      const picture = await fetch(`${system.url}/boards${miniatura}`);
      expect(picture.status).toBe(200);
      expect(await picture.text()).toContain('<path');
    }
  });

  it('tells the admin live what a student reports, and the worker what is assigned', async () => {
    const [boss, student, worker] = await Promise.all(
      [admin, ana, carla].map(({ email }) => Browser.logIn(system, email)),
    );
    const bossHears = await listen(system, boss!);
    const workerHears = await listen(system, worker!);

    const report = await student!.send('POST', '/incidentes', aReport('Gotera en vivo'));
    const { id } = (await report.json()) as { id: string };
    expect(await bossHears('new_incidente')).toMatchObject({ item: { titulo: 'Gotera en vivo' } });

    await boss!.send('PUT', `/incidentes/${id}/asignar`, { trabajador_email: carla.email });
    expect(await workerHears('nueva_asignacion')).toMatchObject({ incidente_id: id });
  });

  it('brings the verification mail of a new account to the mailbox', async () => {
    const email = 'nueva.persona@utec.edu.pe';
    await new Browser(system).send('POST', '/auth/register', {
      email,
      password: 'una clave larga y buena',
      nombre: 'Nueva Persona',
    });

    await expect
      .poll(async () => (await fetch(`${system.url}/buzon/api/mensajes?para=${email}`)).json())
      .toEqual([
        expect.objectContaining({ para: [email], enlaces: [expect.stringContaining(system.url)] }),
      ]);
  });

  it('starts the api again when it is killed, and loses nothing', async () => {
    const student = await Browser.logIn(system, ana.email);
    await student.send('POST', '/incidentes', aReport('Antes de la caída'));
    const pid = system.api.pid()!;

    process.kill(pid, 'SIGKILL');
    await expect
      .poll(() => system.api.origin() !== undefined && system.api.pid() !== pid, {
        timeout: 20_000,
      })
      .toBe(true);

    const titles = (await student.incidents()).map(({ titulo }) => titulo);
    expect(titles).toContain('Antes de la caída');
    expect(notices.join()).toContain('SIGKILL');
  });

  it('refuses its data folder to a second instance', async () => {
    await expect(start()).rejects.toThrow(
      `The data folder ${dataFolder} is in use by another instance (process ${process.pid}).`,
    );
  });

  it('says which port is taken, and leaves the data alone', async () => {
    const port = Number(new URL(system.url).port);
    const elsewhere = await mkdtemp(join(tmpdir(), 'vigia-kept-'));
    await writeFile(join(elsewhere, 'prepared.json'), '{"demo":true}');

    const second = startLocalSystem(
      { ...OPTIONS, port, reset: true, dataFolder: elsewhere },
      () => undefined,
    );

    await expect(second).rejects.toThrow(
      `Port ${port} is taken. Choose another one: npm start -- --port ${port + 1}`,
    );
    expect(await readFile(join(elsewhere, 'prepared.json'), 'utf8')).toBe('{"demo":true}');
    await rm(elsewhere, { recursive: true });
  });

  it('keeps the signing key to its owner', async () => {
    expect((await stat(join(dataFolder, 'keys.json'))).mode & 0o777).toBe(0o600);
  });

  it('has data, photos and sessions again after a restart', async () => {
    const student = await Browser.logIn(system, ana.email);
    const foto = await uploadPhoto(system, student);
    await student.send('POST', '/incidentes', {
      ...aReport('Sobrevive al reinicio'),
      fotos: [foto],
    });
    const { cookie } = student;

    await system.close();
    system = await start();

    const response = await fetch(`${system.url}/api/incidentes`, { headers: { cookie } });
    const titles = ((await response.json()) as Summary[]).map(({ titulo }) => titulo);
    expect(titles).toContain('Sobrevive al reinicio');
    const picture = await fetch(`${system.url}/api/fotos/${foto}`, { headers: { cookie } });
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect(system.demo).toBe(true);
  });

  it('forgets everything with --reset, and only what is its own', async () => {
    await writeFile(join(dataFolder, 'notas.txt'), 'mías');

    await system.close();
    system = await start({ reset: true });

    const student = await Browser.logIn(system, ana.email);
    const titles = (await student.incidents()).map(({ titulo }) => titulo);
    expect(titles).not.toContain('Sobrevive al reinicio');
    expect(await (await fetch(`${system.url}/buzon/api/mensajes`)).json()).toEqual([]);
    expect(await readFile(join(dataFolder, 'notas.txt'), 'utf8')).toBe('mías');
  });

  it('starts without demo data with --empty', async () => {
    await system.close();
    system = await start({ reset: true, empty: true });

    const { email } = admin;
    const response = await new Browser(system).send('POST', '/auth/login', {
      email,
      password: DEMO_PASSWORD,
    });
    expect(response.status).toBe(401);
    expect(system.demo).toBe(false);
  });
});

describe('a first start that was cut short', () => {
  let dataFolder: string;
  beforeEach(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'vigia-data-'));
  });
  afterEach(() => rm(dataFolder, { recursive: true }));

  it('is begun again from nothing', { timeout: 60_000 }, async () => {
    const first = await startLocalSystem({ ...OPTIONS, dataFolder }, () => undefined);
    await first.close();
    await rm(join(dataFolder, 'prepared.json'));

    const second = await startLocalSystem({ ...OPTIONS, dataFolder }, () => undefined);
    const browser = await Browser.logIn(second, admin.email);
    const titles = (await browser.incidents()).map(({ titulo }) => titulo);
    await second.close();

    expect(new Set(titles).size).toBe(titles.length);
  });
});

/** Opens the socket and waits for frames by their action. */
async function listen(
  system: LocalSystem,
  browser: Browser,
): Promise<(action: string) => Promise<Record<string, unknown>>> {
  const socket = new WebSocket(`${system.url.replace('http', 'ws')}/ws`, {
    headers: { cookie: browser.cookie, origin: system.url },
  });
  const frames: Record<string, unknown>[] = [];
  socket.on('message', (data: Buffer) => {
    frames.push(JSON.parse(data.toString('utf8')) as Record<string, unknown>);
  });
  await once(socket, 'open');
  return async (action) => {
    const find = () => frames.find((frame) => frame.action === action);
    await expect.poll(find).toBeDefined();
    return find()!;
  };
}
