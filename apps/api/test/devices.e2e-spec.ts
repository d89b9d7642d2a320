import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../src/create-app.js';
import request from 'supertest';
import { startLiveApi, type LiveApi } from './support/live-api.js';
import { HOUR_MS, MINUTE_MS } from './support/movable-clock.js';
import { PASSWORD, cookiesOf, type Person } from './support/people.js';
import { WEB_ORIGIN, type RunningApi } from './support/start-api.js';

interface Listed {
  readonly id: string;
  readonly agente: string;
  readonly actual: boolean;
  readonly fecha_creacion: string;
  readonly ultimo_uso: string;
}

let live: LiveApi;
let api: RunningApi;

beforeAll(async () => {
  live = await startLiveApi();
  api = live.api;
});

afterAll(async () => {
  await live.close();
});

async function listed(person: { token: string }): Promise<readonly Listed[]> {
  return (await api.get('/me/sesiones', { as: person })).body.sesiones as Listed[];
}

async function loginFrom(person: Person, agent: string): Promise<Person> {
  const answer = await api.post('/auth/login', {
    body: { email: person.email, password: PASSWORD },
    headers: { 'User-Agent': agent, 'X-Forwarded-For': '203.0.113.7' },
  });
  return {
    ...person,
    token: answer.body.access_token as string,
    refreshToken: answer.body.refresh_token as string,
    cookie: cookiesOf(answer.get('Set-Cookie')),
  };
}

async function ticketOf(person: Person): Promise<string> {
  return (await api.post('/auth/ws-ticket', { as: person })).body.ticket as string;
}

/** What a session still opens: by access token, by cookies, by session cookie alone, by refresh token. */
async function doors({ token, cookie, refreshToken }: Person): Promise<readonly number[]> {
  const session = String(cookie.split('; ').find((one) => one.startsWith('vigia_session')));
  const answers = [
    await api.get('/me', { as: { token } }),
    await api.get('/me', { headers: { Cookie: cookie } }),
    await api.get('/me', { headers: { Cookie: session } }),
    await api.post('/auth/refresh', { body: { refresh_token: refreshToken } }),
  ];
  return answers.map(({ status }) => status);
}

const SHUT = [401, 401, 401, 401];

describe('my devices', () => {
  it('[ACC-20] tell what is logged in since when, used when, by what client, and not from where', async () => {
    const laptop = await api.people.student();
    api.clock.advance(MINUTE_MS);
    const opened = api.clock.now();
    const phone = await loginFrom(laptop, 'Firefox/140 (Android)');
    api.clock.advance(HOUR_MS);
    const used = api.clock.now();
    await api.get('/me', { headers: { Cookie: phone.cookie.split('; ')[0] ?? '' } });
    const again = await loginFrom(laptop, 'curl');

    const answer = await api.get('/me/sesiones', { as: again });
    const sessions = answer.body.sesiones as Listed[];

    expect(sessions).toHaveLength(3);
    expect(sessions.filter(({ actual }) => actual)).toHaveLength(1);
    expect(sessions.find(({ agente }) => agente === 'Firefox/140 (Android)')).toMatchObject({
      fecha_creacion: opened,
      ultimo_uso: used,
      actual: false,
    });
    expect(answer.text).not.toContain('203.0.113.7');
    expect(Object.keys(sessions[0]!).sort()).toEqual([
      'actual',
      'agente',
      'fecha_creacion',
      'id',
      'ultimo_uso',
    ]);
  });

  it('[ACC-20] are ended one by one, at once and for good, and the others stay', async () => {
    const laptop = await api.people.student();
    const phone = await loginFrom(laptop, 'phone');
    const socket = await live.connect(`?ticket=${await ticketOf(phone)}`);
    const unused = await ticketOf(phone);
    const { id } = (await listed(laptop)).find(({ agente }) => agente === 'phone')!;

    const answer = await api.call('DELETE', `/me/sesiones/${id}`, { as: laptop });

    expect(answer.status).toBe(204);
    await socket.ended();
    expect(await doors(phone)).toEqual(SHUT);
    await expect(live.connect(`?ticket=${unused}`)).rejects.toThrow('403');
    expect((await api.get('/me', { as: laptop })).status).toBe(200);
    expect((await listed(laptop)).map(({ actual }) => actual)).toEqual([true]);
  });

  it('[ACC-20] of somebody else, gone or made up are not found', async () => {
    const [ana, eva] = [await api.people.student(), await api.people.student()];
    const [own] = await listed(ana);
    const [foreign] = await listed(eva);

    const paths = [foreign!.id, 'nope', '6a0f6d0e-1c1f-4d6f-9a51-0f2f6a3a1a11'];
    for (const id of paths) {
      const answer = await api.call('DELETE', `/me/sesiones/${id}`, { as: ana });
      expect([answer.status, answer.body.code]).toEqual([404, 'session-not-found']);
    }
    expect((await api.get('/me', { as: eva })).status).toBe(200);
    await api.call('DELETE', `/me/sesiones/${own!.id}`, { as: ana });
    expect((await api.get('/me', { as: ana })).status).toBe(401);
  });

  it('[ACC-20] are ended together, sockets and tickets included, and one logs in again', async () => {
    const laptop = await api.people.worker();
    const phone = await loginFrom(laptop, 'phone');
    const sockets = [
      await live.connect(`?ticket=${await ticketOf(phone)}`),
      await live.connect('', { headers: { Cookie: laptop.cookie }, origin: WEB_ORIGIN }),
    ];
    const unused = await ticketOf(phone);
    api.clock.advance(1);

    const answer = await api.call('DELETE', '/me/sesiones', { as: laptop });

    expect(answer.status).toBe(204);
    expect(answer.get('Set-Cookie')?.join()).toContain('vigia_session=;');
    await Promise.all(sockets.map((socket) => socket.ended()));
    for (const person of [laptop, phone]) expect(await doors(person)).toEqual(SHUT);
    await expect(live.connect(`?ticket=${unused}`)).rejects.toThrow('403');
    const back = await api.people.login(laptop.email, laptop.name, laptop.role);
    expect((await api.get('/me', { as: back })).status).toBe(200);
  });
});

describe('an account that an admin switches off', () => {
  const off = (admin: Person, email: string) =>
    api.put(`/users/${email}/desactivar`, { as: admin });

  it('[ACC-21] loses sessions, tickets and live sockets at once', async () => {
    const admin = await api.people.admin();
    const worker = await api.people.worker();
    const socket = await live.connect(`?ticket=${await ticketOf(worker)}`);
    const unused = await ticketOf(worker);

    const answer = await off(admin, worker.email);

    expect(answer.body).toMatchObject({ email: worker.email, estado: 'desactivado' });
    await socket.ended();
    expect(await doors(worker)).toEqual(SHUT);
    await expect(live.connect(`?ticket=${unused}`)).rejects.toThrow('403');
    await expect(live.connect('', { headers: { Cookie: worker.cookie } })).rejects.toThrow('403');
    const login = { body: { email: worker.email, password: PASSWORD } };
    expect((await api.post('/auth/login', login)).body.code).toBe('account-deactivated');
    expect((await off(admin, worker.email)).status).toBe(200);
  });

  it('[ACC-21] is not believed by another task a second later', async () => {
    const admin = await api.people.admin();
    const student = await api.people.student();
    const other = await createApp(api.config, { clock: api.clock });
    await other.listen(0, '127.0.0.1');
    const ask = async (): Promise<number> =>
      (
        await request(await other.getUrl())
          .get('/incidentes')
          .auth(student.token, { type: 'bearer' })
      ).status;
    try {
      expect(await ask()).toBe(200);
      await off(admin, student.email);
      api.clock.advance(1_000);

      expect(await ask()).toBe(401);
    } finally {
      await other.close();
    }
  });

  it('[ACC-21] is never their own, nor of nobody, nor switched by others', async () => {
    const [admin, worker] = [await api.people.admin(), await api.people.worker()];

    const own = await off(admin, admin.email);
    const nobody = await off(admin, 'nobody@any.example');
    const other = await off(worker, admin.email);

    expect([own.status, own.body.code]).toEqual([409, 'own-account']);
    expect([nobody.status, nobody.body.code]).toEqual([404, 'user-not-found']);
    expect([other.status, other.body.code]).toEqual([403, 'only-admins-deactivate']);
    expect((await api.get('/me', { as: admin })).body.estado).toBe('activo');
  });

  it('[ACC-21] proves its address anew once it is switched on again', async () => {
    const admin = await api.people.admin();
    const worker = await api.people.worker();
    await off(admin, worker.email);
    api.clock.advance(1);

    const on = await api.put(`/users/${worker.email}/reactivar`, { as: admin });

    expect(on.body.estado).toBe('sin_verificar');
    expect(await doors(worker)).toEqual(SHUT);
    const back = await api.people.login(worker.email, worker.name, worker.role);
    expect((await api.get('/incidentes', { as: back })).body.code).toBe('account-unverified');
    await api.post('/auth/verify/resend', { body: { email: worker.email } });
    const token = await api.mailbox.token(worker.email, 2);
    await api.post('/auth/verify', { body: { token, password: PASSWORD } });
    expect((await api.get('/incidentes', { as: back })).status).toBe(200);
  });
});
