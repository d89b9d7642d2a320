import { IncidentRepository } from '@vigia/domain/incident';
import { NotificationRepository } from '@vigia/domain/notification';
import { UnreadableError } from '@vigia/domain/shared';
import { WebhookRepository } from '@vigia/domain/webhook';
import { Webhook as Verifier } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebhookCourier } from '../src/modules/webhooks/webhook-courier.js';
import { WebhookSecrets } from '../src/modules/webhooks/webhook-secrets.js';
import { WebhookSender } from '../src/modules/webhooks/webhook-sender.js';
import type { Person } from './support/people.js';
import { UnreadableRows } from '../src/persistence/unreadable-rows.js';
import { Receiver, type Received } from './support/receiver.js';
import { startApi, type RunningApi } from './support/start-api.js';

const EVENTS = ['reportado', 'asignado', 'resuelto'];
const HOUR = 3_600_000;
const REPORT = {
  titulo: 'Fuga de agua',
  descripcion: 'Sale agua del techo.',
  tipo_trabajador_requerido: 'TI',
};

interface Delivery {
  readonly evento_id: string;
  readonly mensaje_id: string;
  readonly evento: string;
  readonly estado: string;
  readonly intentos: number;
  readonly respuesta: number | null;
  readonly error: string;
  readonly proximo_intento: string | null;
}

let api: RunningApi;
let admin: Person;
let student: Person;
let receiver: Receiver;

beforeAll(async () => {
  api = await startApi();
  [admin, student] = [await api.people.admin(), await api.people.student()];
});

afterAll(async () => {
  await api.close();
});

beforeEach(async () => {
  // Nobody holds the reading any more, and no event of the test before is recent.
  api.clock.advance(5 * 60_000);
  receiver = await Receiver.open();
});

afterEach(async () => {
  await receiver.close();
  const store = api.app.get(WebhookRepository);
  for (const webhook of await store.list()) await store.remove(webhook);
});

async function add(events: readonly string[] = EVENTS): Promise<{ id: string; secreto: string }> {
  const body = { nombre: 'Mantenimiento', url: `${receiver.url}/vigia`, eventos: events };
  const answer = await api.post('/webhooks', { as: await fresh(), body });
  expect(answer.status).toBe(201);
  return answer.body as { id: string; secreto: string };
}

/** Somebody who has just proved who they are. */
async function fresh({ email, password }: Person = admin): Promise<{ readonly token: string }> {
  const { body, status } = await api.post('/auth/login', { body: { email, password } });
  expect(status).toBe(200);
  return { token: (body as { access_token: string }).access_token };
}

async function report(): Promise<string> {
  const answer = await api.post('/incidentes', { as: await fresh(student), body: REPORT });
  expect(answer.status).toBe(201);
  return (answer.body as { id: string }).id;
}

const work = (): Promise<void> => api.app.get(WebhookCourier).work();

async function deliveries(id: string, query = ''): Promise<readonly Delivery[]> {
  const answer = await api.get(`/webhooks/${id}/entregas${query}`, { as: await fresh() });
  expect(answer.status).toBe(200);
  return (answer.body as { entregas: Delivery[] }).entregas;
}

/** What a receiver that follows Standard Webhooks makes of a post; throws when it is not genuine. */
function verified({ headers, body }: Received, secret: string): Record<string, unknown> {
  const sent = {
    ...(headers as Record<string, string>),
    // Signed at the time of the test's clock.
    'webhook-timestamp': String(headers['webhook-timestamp']),
  };
  return at(Number(sent['webhook-timestamp']), () =>
    new Verifier(secret).verify(body, sent),
  ) as Record<string, unknown>;
}

/** The verifier refuses old posts by the clock of the machine; the test's clock is another one. */
function at<T>(second: number, act: () => T): T {
  const now = Date.now;
  Date.now = () => second * 1000;
  try {
    return act();
  } finally {
    Date.now = now;
  }
}

describe('a webhook', () => {
  it('[HOOK-5] [HOOK-9] is told of what happens from then on, signed, and not who reported', async () => {
    await report();
    api.clock.advance(1000);
    const { id, secreto } = await add();
    api.clock.advance(1000);
    const incident = await report();

    await work();

    expect(receiver.received).toHaveLength(1);
    const [post] = receiver.received as [Received];
    expect(post).toMatchObject({ path: '/vigia', headers: { 'content-type': 'application/json' } });
    expect(verified(post, secreto)).toMatchObject({
      type: 'incidente.reportado',
      timestamp: api.clock.now(),
      data: {
        anterior: null,
        nuevo: 'pendiente',
        incidente: { id: incident, titulo: REPORT.titulo },
      },
    });
    expect(post.body).not.toContain(student.email);
    expect(post.body).not.toContain(student.name);
    expect(await deliveries(id)).toEqual([
      expect.objectContaining({
        evento: 'reportado',
        estado: 'entregada',
        respuesta: 204,
        error: '',
      }),
    ]);
  });

  it('[HOOK-5] is not told of what it does not want', async () => {
    const { id } = await add(['resuelto']);
    api.clock.advance(1000);
    await report();

    await work();

    expect(receiver.received).toEqual([]);
    expect(await deliveries(id)).toEqual([]);
  });

  it('[HOOK-4] [HOOK-8] is told of each event once, however often and late events are read', async () => {
    await add();
    api.clock.advance(1000);
    await report();
    await work();
    await work();
    // Another task reads the same minute again.
    const other = await secondTask();
    await other.work();
    await report();
    await other.work();

    expect(receiver.received).toHaveLength(2);
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(2);
  });

  it('[HOOK-8] is told by one task at a time', async () => {
    await add();
    api.clock.advance(1000);
    await report();

    const other = await secondTask(0);
    await Promise.all([work(), other.work()]);

    expect(receiver.received).toHaveLength(1);
  });

  it('[HOOK-6] is tried again, with the same id and body, until it takes it', async () => {
    const { id, secreto } = await add();
    api.clock.advance(1000);
    receiver.answer = { status: 503 };
    await report();
    await work();
    expect(await deliveries(id)).toEqual([
      expect.objectContaining({
        estado: 'pendiente',
        intentos: 1,
        respuesta: 503,
        error: 'HTTP 503',
      }),
    ]);

    await work();
    expect(receiver.received).toHaveLength(1);

    receiver.answer = { status: 200 };
    api.clock.advance(5_000);
    await work();

    const [first, second] = receiver.received as [Received, Received];
    expect(second.body).toBe(first.body);
    expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
    expect(verified(second, secreto)).toEqual(verified(first, secreto));
    expect(await deliveries(id, '?estado=entregada')).toHaveLength(1);
  });

  it('[HOOK-6] [HOOK-7] is given up after ten tries, and sent again when an admin says so', async () => {
    const { id } = await add();
    api.clock.advance(1000);
    receiver.answer = { status: 302, headers: { Location: `${receiver.url}/elsewhere` } };
    await report();
    for (let attempt = 0; attempt < 12; attempt += 1) {
      await work();
      api.clock.advance(25 * HOUR);
    }

    expect(receiver.received).toHaveLength(10);
    expect(receiver.received.every(({ path }) => path === '/vigia')).toBe(true);
    const [dead] = await deliveries(id, '?estado=fallida');
    expect(dead).toMatchObject({ intentos: 10, error: 'HTTP 302', proximo_intento: null });

    receiver.answer = { status: 200 };
    const path = `/webhooks/${id}/entregas/${dead!.evento_id}/reenviar`;
    const again = await api.post(path, { as: await fresh() });
    expect(again.body).toMatchObject({ estado: 'pendiente', intentos: 0 });
    await work();

    expect(receiver.received.at(-1)?.headers['webhook-id']).toBe(dead!.mensaje_id);
    expect(await deliveries(id, '?estado=entregada')).toHaveLength(1);
  });

  it('[HOOK-6] that nobody listens at says why', async () => {
    const { id } = await add();
    await receiver.close();

    const answer = await api.post(`/webhooks/${id}/prueba`, { as: await fresh() });

    expect(answer.body).toMatchObject({
      estado: 'fallida',
      respuesta: null,
      proximo_intento: null,
    });
    expect((answer.body as Delivery).error).toContain('ECONNREFUSED');
    receiver = await Receiver.open();
  });

  it('[HOOK-6] that answers with another protocol is an answer that did not come', async () => {
    const { id } = await add();
    receiver.answer = { status: 101, headers: { Connection: 'Upgrade', Upgrade: 'other' } };

    const answer = await api.post(`/webhooks/${id}/prueba`, { as: await fresh() });

    expect(answer.body).toMatchObject({ estado: 'fallida', respuesta: null });
  });

  it('[HOOK-6] whose secret cannot be opened any more keeps nothing from the others', async () => {
    const { id } = await add();
    const store = api.app.get(WebhookRepository);
    const before = (await store.find(id))!;
    const lost = [{ sealed: 'sellado.forgotten.AAAA', until: null }];
    await store.save({ ...before, secrets: lost, version: before.version + 1 }, before);
    api.clock.advance(1000);
    const { id: other } = await add();
    api.clock.advance(1000);
    await report();

    await work();

    expect(receiver.received).toHaveLength(1);
    expect(await deliveries(other)).toMatchObject([{ estado: 'entregada' }]);
    const [waiting] = await deliveries(id);
    expect(waiting).toMatchObject({ estado: 'pendiente', intentos: 1, respuesta: null });
    expect(waiting!.error).toContain('no key forgotten');
  });

  it('[HOOK-2] gets both signatures for a day after its secret changed', async () => {
    const { id, secreto } = await add();
    api.clock.advance(1000);
    const answer = await api.post(`/webhooks/${id}/secreto`, { as: await fresh() });
    const { secreto: newer, secreto_anterior_hasta: until } = answer.body as Record<string, string>;
    await api.post(`/webhooks/${id}/prueba`, { as: await fresh() });
    api.clock.advance(25 * HOUR);
    await api.post(`/webhooks/${id}/prueba`, { as: await fresh() });

    expect(until).toEqual(expect.any(String));
    const [during, after] = receiver.received as [Received, Received];
    expect(verified(during, secreto)).toEqual(verified(during, newer!));
    expect(verified(after, newer!)).toMatchObject({ type: 'prueba' });
    expect(() => verified(after, secreto)).toThrow();
  });

  it('[HOOK-2] keeps its secret to itself after it was told', async () => {
    const { secreto, id } = await add();

    const listed = await api.get('/webhooks', { as: await fresh() });
    const stored = await api.app.get(WebhookRepository).find(id);

    expect(secreto).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(listed.text).not.toContain(secreto.slice(6));
    expect(JSON.stringify(stored)).not.toContain(secreto.slice(6));
  });

  it('[HOOK-1] that is off or gone is told nothing, also what waited', async () => {
    const { id } = await add();
    api.clock.advance(1000);
    receiver.answer = { status: 500 };
    await report();
    await work();
    const path = `/webhooks/${id}`;
    const body = { activo: false };
    await api.call('PATCH', path, { as: await fresh(), body });
    api.clock.advance(5_000);
    await report();
    await work();

    expect(receiver.received).toHaveLength(1);
    expect((await deliveries(id)).map(({ estado }) => estado)).toEqual(['fallida']);

    expect((await api.call('DELETE', path, { as: await fresh() })).status).toBe(204);
    expect((await api.call('PATCH', path, { as: await fresh(), body })).status).toBe(404);
    expect((await api.get(`${path}/entregas`, { as: await fresh() })).status).toBe(404);
  });

  it.each(['https://ana:x@sistema.example/', 'ftp://sistema.example', 'nada'])(
    '[HOOK-3] takes no address like %s',
    async (url) => {
      const body = { nombre: 'Otro', url, eventos: EVENTS };

      const answer = await api.post('/webhooks', { as: await fresh(), body });

      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ code: 'webhook-address-refused' });
    },
  );

  it('[AUD-5] leaves a trail of who added, changed and removed it, and of a new secret', async () => {
    const { id } = await add();
    await api.call('PATCH', `/webhooks/${id}`, { as: await fresh(), body: { activo: false } });
    await api.post(`/webhooks/${id}/secreto`, { as: await fresh() });
    await api.call('DELETE', `/webhooks/${id}`, { as: await fresh() });

    const path = `/auditoria?persona=${admin.email}&limite=100`;
    const { body } = await api.get(path, { as: await fresh() });
    const { eventos } = body as { eventos: { tipo: string; autor: string; detalle: string }[] };
    const trail = eventos.filter(({ tipo }) => tipo.startsWith('webhook_')).slice(0, 4);

    expect(trail.map(({ tipo }) => tipo).reverse()).toEqual([
      'webhook_creado',
      'webhook_cambiado',
      'webhook_secreto_nuevo',
      'webhook_quitado',
    ]);
    const { host } = new URL(receiver.url);
    expect(trail[2]).toMatchObject({
      autor: admin.email,
      detalle: `Mantenimiento; ${host}; apagado`,
    });
  });

  it('[HOOK-8] is told of the others when one incident cannot be read, which the log tells', async () => {
    const tell = vi.spyOn(api.app.get(UnreadableRows), 'tell');
    const { id } = await add();
    const [unreadable, other] = [await report(), await report()];
    const incidents = api.app.get(IncidentRepository);
    const find = incidents.find.bind(incidents);
    const spy = vi.spyOn(incidents, 'find').mockImplementation(async (one) => {
      if (one === unreadable) throw new UnreadableError('a word of tomorrow');
      return find(one);
    });

    await work();
    spy.mockRestore();
    await work();

    expect(tell).toHaveBeenCalledOnce();
    expect(receiver.received.map(({ body }) => JSON.parse(body).data.incidente.id)).toEqual([
      other,
    ]);
    expect(await deliveries(id)).toHaveLength(1);
    tell.mockRestore();
  });

  it('[HOOK-8] misses nothing while the storage is out', async () => {
    const { id } = await add();
    await report();
    const spy = vi
      .spyOn(api.app.get(IncidentRepository), 'find')
      .mockRejectedValue(new Error('no storage'));

    await expect(work()).rejects.toThrow('no storage');
    expect(await deliveries(id)).toHaveLength(0);
    spy.mockRestore();
    await work();

    expect(await deliveries(id)).toHaveLength(1);
  });

  it('[HOOK-1] is not looked for under what can be no id', async () => {
    const as = await fresh();
    const id = 'x'.repeat(3_000);

    const list = await api.get(`/webhooks/${id}/entregas`, { as });
    const again = await api.post(`/webhooks/${id}/entregas/${id}/reenviar`, { as });

    expect(list.body).toMatchObject({ status: 404, code: 'webhook-not-found' });
    expect(again.body).toMatchObject({ status: 404, code: 'webhook-delivery-not-found' });
  });

  /** A second task of the same api, after the first one has had the reading for `waitMs`. */
  async function secondTask(waitMs = 3 * 60_000): Promise<WebhookCourier> {
    api.clock.advance(waitMs);
    return new WebhookCourier(
      api.app.get(WebhookRepository),
      api.app.get(NotificationRepository),
      api.app.get(IncidentRepository),
      api.app.get(WebhookSender, { strict: false }),
      api.app.get(WebhookSecrets, { strict: false }),
      api.app.get(UnreadableRows),
      api.clock,
    );
  }
});

describe('a webhook of a deployment', () => {
  let deployed: RunningApi;
  beforeAll(async () => {
    deployed = await startApi({ OUTBOUND_TARGETS: 'public' });
  });
  afterAll(async () => {
    await deployed.close();
  });

  const probe = async (url: string): Promise<Delivery> => {
    const as = await deployed.people.admin();
    const body = { nombre: 'Adentro', url, eventos: EVENTS };
    const { id } = (await deployed.post('/webhooks', { as, body })).body as { id: string };
    return (await deployed.post(`/webhooks/${id}/prueba`, { as })).body as Delivery;
  };

  it('[HOOK-3] is https', async () => {
    const as = await deployed.people.admin();
    const body = { nombre: 'Abierto', url: 'http://sistema.example/', eventos: EVENTS };

    const answer = await deployed.post('/webhooks', { as, body });

    expect(answer.body).toMatchObject({ status: 400, code: 'webhook-address-refused' });
  });

  it.each([
    '127.0.0.1',
    'localhost',
    '10.0.0.7',
    '192.168.1.1',
    '169.254.169.254',
    '169.254.170.2',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[fd00:ec2::254]',
    '0.0.0.0',
    '2130706433',
    '0x7f.1',
  ])('[HOOK-3] does not reach our own network at %s', async (host) => {
    const port = new URL(receiver.url).port;

    const { estado, respuesta, error } = await probe(`https://${host}:${port}/`);

    expect({ estado, respuesta }).toEqual({ estado: 'fallida', respuesta: null });
    expect(error).toMatch(/is not allowed/);
    expect(receiver.received).toEqual([]);
  });
});
