import { createECDH } from 'node:crypto';
import { DeviceRepository, PushUnavailableError } from '@vigia/domain/device';
import { SessionRepository } from '@vigia/domain/identity';
import {
  startPushService,
  type EmbeddedPushService,
  type PushSubscriptionInfo,
} from '@vigia/embedded/push-service';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PushMessage } from '../src/modules/devices/push-message.js';
import { PushSender } from '../src/modules/devices/push-sender.js';
import { HOUR_MS } from './support/movable-clock.js';
import { PASSWORD, type Person } from './support/people.js';
import { startApi, type RunningApi } from './support/start-api.js';

const DAY_MS = 24 * HOUR_MS;
const PUSH: PushMessage = {
  id: '01J000000000000000000000000',
  title: 'Fuga de agua',
  body: 'Se te asignó en el piso 3',
  path: '/incidentes/1',
  isUrgent: true,
  count: 1,
  language: 'es',
};

let api: RunningApi;
let push: EmbeddedPushService;
let key: string;

beforeAll(async () => {
  [api, push] = await Promise.all([startApi(), startPushService()]);
  key = String((await api.get('/config/publica')).body.push);
});

afterEach(() => {
  push.answerWith(undefined);
});

afterAll(async () => {
  await Promise.all([api.close(), push.close()]);
});

/** A browser of somebody that asked to be told. */
async function subscribed(as: Person): Promise<PushSubscriptionInfo> {
  const subscription = push.subscribe(key);
  const answer = await api.put('/dispositivos', { as, body: subscription });
  expect(answer.status).toBe(200);
  return subscription;
}

const send = (email: string, message = PUSH): Promise<'sent' | 'nobody'> =>
  api.app.get(PushSender, { strict: false }).send(email, message);

const devicesOf = async (email: string): Promise<readonly string[]> =>
  (await api.app.get(DeviceRepository).listByUser(email)).map(({ endpoint }) => endpoint);

const arrivedAt = ({ endpoint }: PushSubscriptionInfo) =>
  push.arrived.filter((one) => one.endpoint === endpoint);

describe('a message to a device', () => {
  it('[PSH-4] [PSH-5] is read by this browser alone, and tells its push service only what it needs', async () => {
    const as = await api.people.student();
    const subscription = await subscribed(as);

    expect(await send(as.email)).toBe('sent');
    expect(await send(as.email, { ...PUSH, isUrgent: false })).toBe('sent');

    const [urgent, calm] = arrivedAt(subscription);
    expect(JSON.parse(urgent?.text ?? '')).toEqual({
      v: 1,
      id: PUSH.id,
      titulo: PUSH.title,
      cuerpo: PUSH.body,
      url: PUSH.path,
      urgente: true,
      cuantos: 1,
      idioma: 'es',
    });
    expect(urgent).toMatchObject({
      ttl: 86_400,
      urgency: 'high',
      subject: 'mailto:vigia@utec.edu.pe',
    });
    expect(calm).toMatchObject({ urgency: 'normal', topic: urgent?.topic });
    expect(urgent?.topic).toMatch(/^[\w-]{32}$/);
  });

  it('[PSH-5] has a topic that is the same for one path on one device, and nowhere else', async () => {
    const as = await api.people.student();
    const [phone, laptop] = [await subscribed(as), await subscribed(as)];

    await send(as.email);
    await send(as.email, { ...PUSH, path: '/incidentes/2' });

    const topics = [...arrivedAt(phone), ...arrivedAt(laptop)].map(({ topic }) => topic);
    expect(new Set(topics).size).toBe(4);
  });

  it('[PSH-4] reaches every device, and forgets those that are gone', async () => {
    const as = await api.people.worker();
    const [phone, laptop, old] = [await subscribed(as), await subscribed(as), await subscribed(as)];
    push.unsubscribe(old.endpoint);
    push.answerWith(404, laptop.endpoint);

    expect(await send(as.email)).toBe('sent');

    expect(arrivedAt(phone)).toHaveLength(1);
    expect(await devicesOf(as.email)).toEqual([phone.endpoint]);
    push.unsubscribe(phone.endpoint);
    expect(await send(as.email)).toBe('nobody');
    expect(await devicesOf(as.email)).toEqual([]);
  });

  it.each([429, 500, 503])('[PSH-4] is tried again later when all answer %i', async (status) => {
    const as = await api.people.student();
    const subscription = await subscribed(as);
    push.answerWith(status);

    await expect(send(as.email)).rejects.toThrow(PushUnavailableError);

    push.answerWith(undefined);
    expect(await send(as.email)).toBe('sent');
    expect(arrivedAt(subscription)).toHaveLength(1);
  });

  it.each([400, 403, 413])('[PSH-4] is dropped, and the device kept, on %i', async (status) => {
    const as = await api.people.student();
    const { endpoint } = await subscribed(as);
    push.answerWith(status);

    expect(await send(as.email)).toBe('nobody');
    expect(await devicesOf(as.email)).toEqual([endpoint]);
  });

  it('[PSH-4] is a later one when nobody answers', async () => {
    const as = await api.people.student();
    const body = { ...push.subscribe(key), endpoint: 'http://127.0.0.1:9/push' };
    await api.put('/dispositivos', { as, body });

    await expect(send(as.email)).rejects.toThrow(PushUnavailableError);
  });

  it('[PSH-4] is dropped by a push service that knows us by another key', async () => {
    const as = await api.people.student();
    const other = createECDH('prime256v1');
    const body = push.subscribe(other.generateKeys('base64url'));
    await api.put('/dispositivos', { as, body });

    expect(await send(as.email)).toBe('nobody');
    expect(await devicesOf(as.email)).toEqual([body.endpoint]);
  });

  it('has nobody to go to where there is no device', async () => {
    expect(await send('nadie@utec.edu.pe')).toBe('nobody');
  });
});

describe('a device', () => {
  it('[PSH-3] is told however long its cookie idles, and nothing once the session has expired', async () => {
    const as = await api.people.student();
    await subscribed(as);

    api.clock.advance(7 * DAY_MS);
    expect(await send(as.email)).toBe('sent');

    api.clock.advance(24 * DAY_MS);
    expect(await send(as.email)).toBe('nobody');
    expect(await devicesOf(as.email)).toEqual([]);
  });

  const endings: Readonly<Record<string, (person: Person) => Promise<unknown>>> = {
    'log-out': (as) => api.post('/auth/logout', { as }),
    'an end from another device': async ({ email, name, role, cookie }) => {
      const as = await api.people.login(email, name, role);
      return api.call('DELETE', `/me/sesiones/${String(cookie.split(/[=.]/)[1])}`, { as });
    },
    'the end of all sessions': (as) => api.call('DELETE', '/me/sesiones', { as }),
    'a change of the password elsewhere': async ({ email, name, role }) => {
      const as = await api.people.login(email, name, role);
      const body = { password: PASSWORD, nueva_password: `${PASSWORD} distinta` };
      return api.post('/auth/password/change', { as, body });
    },
    'a new password by mail': async ({ email }) => {
      await api.post('/auth/password/forgot', { body: { email } });
      const token = await api.mailbox.token(email, 2);
      const body = { token, nueva_password: `${PASSWORD} nueva` };
      return api.post('/auth/password/reset', { body });
    },
    'a change of the role': async ({ email }) =>
      api.put(`/users/${email}/rol`, {
        as: await api.people.admin(),
        body: { tipo: 'trabajador', especialidad: 'TI' },
      }),
    deactivation: async ({ email }) =>
      api.put(`/users/${email}/desactivar`, { as: await api.people.admin() }),
    'a refresh token that was used twice': async ({ refreshToken }) => {
      const body = { refresh_token: refreshToken };
      await api.post('/auth/refresh', { body });
      return api.post('/auth/refresh', { body });
    },
  };
  it.each(Object.keys(endings))('[PSH-3] is told nothing after %s', async (how) => {
    const person = await api.people.student();
    const subscription = await subscribed(person);
    expect(await send(person.email)).toBe('sent');

    await endings[how]?.(person);

    expect(await send(person.email)).toBe('nobody');
    expect(arrivedAt(subscription)).toHaveLength(1);
    expect(await devicesOf(person.email)).toEqual([]);
  });

  it('[PSH-3] stays with its session while others of the same person end', async () => {
    const person = await api.people.student();
    const other = await api.people.login(person.email, person.name, person.role);
    const [kept, ended] = [await subscribed(person), await subscribed(other)];

    await api.post('/auth/logout', { as: other });

    expect(await send(person.email)).toBe('sent');
    expect([arrivedAt(kept).length, arrivedAt(ended).length]).toEqual([1, 0]);
  });

  it('[PSH-3] is kept when it is registered anew while its old session is found to be over', async () => {
    const before = await api.people.student();
    const subscription = await subscribed(before);
    await api.post('/auth/logout', { as: before });
    const as = await api.people.login(before.email, before.name, before.role);
    const sessions = api.app.get(SessionRepository);
    const spy = vi.spyOn(sessions, 'find').mockImplementationOnce(async () => {
      await api.put('/dispositivos', { as, body: subscription });
      return undefined;
    });

    expect(await send(as.email)).toBe('nobody');
    spy.mockRestore();

    expect(await send(as.email)).toBe('sent');
    expect(arrivedAt(subscription)).toHaveLength(1);
  });

  it('[PSH-1] belongs to whoever registered it last', async () => {
    const [ana, eva] = [await api.people.student(), await api.people.student()];
    const shared = await subscribed(ana);
    await api.put('/dispositivos', { as: eva, body: shared });

    expect(await send(ana.email)).toBe('nobody');
    expect(await send(eva.email)).toBe('sent');
    const answer = await api.call('DELETE', '/dispositivos', { as: ana, body: shared });
    expect(answer.status).toBe(400);
    await api.call('DELETE', '/dispositivos', { as: ana, body: { endpoint: shared.endpoint } });
    expect(await send(eva.email)).toBe('sent');
  });

  it('[PSH-1] is one of ten: the one unused longest goes', async () => {
    const as = await api.people.student();
    const devices: PushSubscriptionInfo[] = [];
    for (let n = 0; n < 10; n += 1) {
      devices.push(await subscribed(as));
      api.clock.advance(1000);
    }
    await api.put('/dispositivos', { as, body: devices[0] });
    api.clock.advance(1000);
    const eleventh = await subscribed(as);

    const expected = [...devices.filter((_, n) => n !== 1), eleventh];
    expect((await devicesOf(as.email)).toSorted()).toEqual(
      expected.map(({ endpoint }) => endpoint).toSorted(),
    );
  });

  it('[PSH-1] takes the place of the address that it had before, if that was the caller’s', async () => {
    const [ana, eva] = [await api.people.student(), await api.people.student()];
    const before = await subscribed(ana);
    const body = { ...push.subscribe(key), anterior: before.endpoint };

    const foreign = await api.put('/dispositivos', { as: eva, body });
    expect(foreign.body).toMatchObject({ status: 404, code: 'device-not-found' });
    expect(await devicesOf(eva.email)).toEqual([]);

    expect((await api.put('/dispositivos', { as: ana, body })).status).toBe(200);
    expect(await devicesOf(ana.email)).toEqual([body.endpoint]);
  });

  it('is forgotten when its person says so, any number of times', async () => {
    const as = await api.people.student();
    const { endpoint } = await subscribed(as);
    for (let n = 0; n < 2; n += 1) {
      const answer = await api.call('DELETE', '/dispositivos', { as, body: { endpoint } });
      expect(answer.status).toBe(204);
    }
    expect(await send(as.email)).toBe('nobody');
  });

  it('[PSH-6] is tried out alone', async () => {
    const as = await api.people.student();
    await api.put('/me', { as, body: { nombre: 'Ana', idioma: 'en' } });
    const [phone, laptop] = [await subscribed(as), await subscribed(as)];
    const body = { endpoint: phone.endpoint };

    expect((await api.post('/dispositivos/prueba', { as, body })).status).toBe(202);

    expect(JSON.parse(arrivedAt(phone)[0]?.text ?? '')).toMatchObject({
      titulo: 'Test notification',
      url: '/avisos',
      prueba: true,
    });
    expect(arrivedAt(laptop)).toEqual([]);

    push.answerWith(500);
    const failed = await api.post('/dispositivos/prueba', { as, body });
    expect(failed.body).toMatchObject({ status: 503, code: 'push-unavailable' });
    push.answerWith(410);
    const gone = await api.post('/dispositivos/prueba', { as, body });
    expect(gone.body).toMatchObject({ status: 404, code: 'device-not-found' });
    expect(await devicesOf(as.email)).toEqual([laptop.endpoint]);
  });

  it.each([
    ['p256dh', 'A'.repeat(87)],
    ['p256dh', `BA${'A'.repeat(85)}`],
    ['p256dh', undefined],
    ['auth', 'A'.repeat(21)],
    ['auth', 'AAAAAAAAAAAAAAAAAAAAA='],
    ['endpoint', ''],
    ['endpoint', `https://push.example/${'a'.repeat(1000)}`],
  ])('is refused with %s %s', async (field, value) => {
    const as = await api.people.student();
    const body = { ...push.subscribe(key), [field]: value };

    const answer = await api.put('/dispositivos', { as, body });

    expect(answer.body).toMatchObject({ status: 400, code: 'invalid-request' });
    expect(answer.body.errors).toMatchObject([{ pointer: `#/${field}` }]);
  });
});

describe('devices of a deployment', () => {
  let deployed: RunningApi;
  beforeAll(async () => {
    deployed = await startApi({ OUTBOUND_TARGETS: 'public' });
  });
  afterAll(async () => {
    await deployed.close();
  });

  it.each(['http://push.example/1', 'https://push.example:8443/1', 'https://169.254.169.254/1'])(
    '[PSH-2] are not at %s',
    async (endpoint) => {
      const as = await deployed.people.student();
      const answer = await deployed.put('/dispositivos', {
        as,
        body: { ...push.subscribe(key), endpoint },
      });

      expect(answer.body).toMatchObject({ status: 400, code: 'push-address-refused' });
    },
  );

  it('[PSH-2] are not reached inside our own network, whatever their name resolves to', async () => {
    const as = await deployed.people.student();
    const body = { ...push.subscribe(key), endpoint: 'https://localhost/1' };
    expect((await deployed.put('/dispositivos', { as, body })).status).toBe(200);

    const sending = deployed.app.get(PushSender, { strict: false }).send(as.email, PUSH);

    await expect(sending).rejects.toThrow(PushUnavailableError);
  });
});

describe('a deployment without a key', () => {
  it('[PSH-7] tells devices nothing, and says so', async () => {
    const off = await startApi({ VAPID_PRIVATE_KEY: 'none' });
    const as = await off.people.student();
    const body = push.subscribe(key);

    expect((await off.get('/config/publica')).body).toMatchObject({ push: null });
    expect((await off.put('/dispositivos', { as, body })).body).toMatchObject({ code: 'push-off' });
    const sender = off.app.get(PushSender, { strict: false });
    expect(await sender.send(as.email, PUSH)).toBe('nobody');
    await off.close();
  });
});
