import { randomUUID } from 'node:crypto';
import { MessageKind } from '@vigia/domain/conversation';
import {
  INCIDENT_STATUSES,
  IncidentEventType,
  activeAssignee,
  countersOf,
  countsFrom,
  type Activity,
  type Incident,
} from '@vigia/domain/incident';
import { ACCOUNT_WAITS, type Audience, type Notification } from '@vigia/domain/notification';
import {
  DynamoConversationRepository,
  DynamoIncidentRepository,
  DynamoNotificationRepository,
  DynamoUserRepository,
  createDocumentClient,
  tableNames,
} from '@vigia/dynamo';
import type { IncidentView } from '@vigia/wire';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CrashingApi } from './support/crashing-api.js';
import { Desk, aReport } from './support/desk.js';
import { PASSWORD, type Person } from './support/people.js';

/** A write: what there must be before it, and the request. */
interface Write {
  readonly name: string;
  readonly prepare: () => Promise<IncidentView>;
  readonly send: (incident: IncidentView, key: string) => Promise<Response>;
}

let api: CrashingApi;
let desk: Desk;
let incidents: DynamoIncidentRepository;
let notifications: DynamoNotificationRepository;
let users: DynamoUserRepository;
let conversations: DynamoConversationRepository;
let client: ReturnType<typeof createDocumentClient>;

beforeAll(async () => {
  api = await CrashingApi.start();
  desk = await Desk.open(api);
  // Past the proxy: the judge looks at what is stored.
  client = createDocumentClient({ region: 'us-east-1', endpoint: api.database.endpoint });
  incidents = new DynamoIncidentRepository(client, tableNames('test'));
  notifications = new DynamoNotificationRepository(client, tableNames('test'));
  users = new DynamoUserRepository(client, tableNames('test'));
  conversations = new DynamoConversationRepository(client, tableNames('test'));
}, 120_000);

afterAll(async () => {
  client.destroy();
  await api.close();
});

function move(
  name: string,
  prepare: () => Promise<IncidentView>,
  route: string,
  as: () => Person,
  body: () => unknown,
): Write {
  return {
    name,
    prepare,
    send: ({ id }, key) =>
      api.put(`/incidentes/${id}/${route}`, {
        as: as(),
        body: body(),
        headers: { 'Idempotency-Key': key },
      }),
  };
}

const MESSAGE_KINDS: readonly string[] = Object.values(MessageKind);
const REASON = { motivo: 'Es un duplicado.' };

const MOVES: readonly Write[] = [
  move(
    'edit',
    () => desk.assigned(),
    '',
    () => desk.rosa,
    () => ({ titulo: 'Otra' }),
  ),
  move(
    'edit and close',
    () => desk.assigned(),
    '',
    () => desk.rosa,
    () => ({
      titulo: 'Otra',
      estado: 'cerrado',
    }),
  ),
  move(
    'assign',
    () => desk.reported(),
    'asignar',
    () => desk.rosa,
    () => ({
      trabajador_email: desk.luis.email,
    }),
  ),
  move(
    'assign to somebody else',
    () => desk.started(),
    'asignar',
    () => desk.rosa,
    () => ({
      trabajador_email: desk.otto.email,
    }),
  ),
  move(
    'start',
    () => desk.assigned(),
    'estado',
    () => desk.luis,
    () => ({ estado: 'en_proceso' }),
  ),
  move(
    'resolve',
    () => desk.started(),
    'estado',
    () => desk.luis,
    () => ({
      estado: 'resuelto',
      nota: 'Listo.',
    }),
  ),
  move(
    'close',
    () => desk.started(),
    'cerrar',
    () => desk.rosa,
    () => REASON,
  ),
  move(
    'reject',
    () => desk.reported(),
    'rechazar',
    () => desk.rosa,
    () => REASON,
  ),
  move(
    'reopen',
    () => desk.resolved(),
    'reabrir',
    () => desk.ana,
    () => REASON,
  ),
  move(
    'confirm',
    () => desk.resolved(),
    'confirmar',
    () => desk.ana,
    () => undefined,
  ),
  move(
    'pause',
    () => desk.started(),
    'pausar',
    () => desk.luis,
    () => REASON,
  ),
  move(
    'resume',
    () => desk.paused(),
    'reanudar',
    () => desk.luis,
    () => undefined,
  ),
  move(
    'decline',
    () => desk.paused(),
    'declinar',
    () => desk.luis,
    () => REASON,
  ),
  move(
    'tick',
    () => desk.assigned(),
    'lista/zona',
    () => desk.luis,
    () => ({ hecho: true }),
  ),
  move(
    'rate',
    () => desk.resolved(),
    'satisfaccion',
    () => desk.ana,
    () => ({ puntos: 1, texto: 'Sigue igual.' }),
  ),
];

/** The incident with its history and notifications is whole, and loads equal a recount. */
async function expectOneWhole({ id }: { readonly id: string }): Promise<void> {
  const incident = await incidents.find(id);
  if (incident !== undefined) await expectWhole(incident, await allNotifications());
  for (const { email } of [desk.luis, desk.otto]) {
    const query = { filter: {}, order: 'newest', limit: 1000 } as const;
    const { items } = await incidents.listByAssignee(email, query);
    const load = items.filter((one) => activeAssignee(one) === email).length;
    expect((await users.find(email))?.openLoad).toBe(load);
  }
}

/** [CNT-2] [STO-6] Counters and loads equal a recount. */
async function expectCountsAndLoads(): Promise<void> {
  const { items } = await incidents.listAll({ filter: {}, order: 'newest', limit: 5000 });
  const counted = items.flatMap(countersOf);
  expect(await incidents.count()).toEqual(
    countsFrom((counter) => counted.filter((one) => one === counter).length),
  );
  for (const { email } of [desk.luis, desk.otto]) {
    const load = items.filter((one) => activeAssignee(one) === email).length;
    expect((await users.find(email))?.openLoad).toBe(load);
  }
}

async function expectWhole(incident: Incident, all: readonly Notification[]): Promise<void> {
  const { items: history } = await incidents.listActivity(incident.id, { limit: 100 });
  expect(history).toHaveLength(incident.version);
  expect(history.at(-1)?.to).toBe(incident.status);
  expect(history.map(({ from }) => from)).toEqual([
    null,
    ...history.slice(0, -1).map(({ to }) => to),
  ]);
  const rows = all.filter(
    ({ incidentId, kind }) => incidentId === incident.id && !MESSAGE_KINDS.includes(kind),
  );
  const told = history.map(
    ({ type, at }) => rows.filter((row) => row.kind === type && row.at === at).length,
  );
  expect(told).toEqual(
    history.map((activity, at) => audienceCount(activity, history.slice(0, at))),
  );
  expect(rows).toHaveLength(told.reduce((sum, count) => sum + count, 0));
}

/**
 * [NOT-1] The reporter, admins, and whoever has or had it; of a report the trade; of a bad rating admins; of a merge
 * admins hear once, by the duplicate.
 */
function audienceCount(
  { type, from, to, previousAssignee }: Activity,
  earlier: readonly Activity[],
): number {
  if (type === IncidentEventType.Reported) return 3;
  if (type === IncidentEventType.Ticked) return 0;
  if (type === IncidentEventType.Rated) return 1;
  if (type === IncidentEventType.Declined) return 2;
  if (type === IncidentEventType.Assigned) return previousAssignee === null ? 3 : 4;
  const isTheOther =
    (type === IncidentEventType.Merged || type === IncidentEventType.Separated) && from === to;
  const hasWorker = earlier.some((activity) => activity.type === IncidentEventType.Assigned);
  return (isTheOther ? 1 : 2) + (hasWorker ? 1 : 0);
}

async function allNotifications(): Promise<readonly Notification[]> {
  const audiences: readonly Audience[] = [
    'role#admin',
    'role#estudiante',
    'speciality#Electricista',
    'speciality#TI',
    ...[desk.ana, desk.eva, desk.luis, desk.otto].map(({ email }) => `user#${email}` as const),
  ];
  const lists = await Promise.all(
    audiences.map((audience) => notifications.listSince(audience, '', 5000)),
  );
  return lists.flat();
}

/** Every moment between two calls of a write, the one before the first and the one after the last included. */
async function atEveryMoment(
  calls: number,
  trial: (at: number, when: 'before' | 'after') => Promise<void>,
): Promise<void> {
  for (let at = 1; at <= calls; at += 1) await trial(at, 'before');
  await trial(calls, 'after');
}

describe('the api, killed between any two calls of a write', () => {
  it.each(MOVES)(
    '[STO-1] [API-3] leaves $name whole, and a resend has one effect',
    async ({ prepare, send }) => {
      const sample = await prepare();
      const calls = await api.countCalls(() => send(sample, randomUUID()));
      expect(calls).toBeGreaterThanOrEqual(3);

      await atEveryMoment(calls, async (at, when) => {
        const incident = await prepare();
        const key = randomUUID();

        await api.crash(at, when, () => send(incident, key));
        await expectOneWhole(incident);

        const [first, second] = [await send(incident, key), await send(incident, key)];
        expect([first.status, second.status]).toEqual([200, 200]);
        expect(second.body).toEqual(first.body);
        expect((first.body as IncidentView).version).toBe(incident.version + 1);
        expect((await incidents.find(incident.id))?.version).toBe(incident.version + 1);
        await expectOneWhole(incident);
      });
    },
    120_000,
  );

  it('[STO-1] [API-3] leaves a report whole, and a resend has one effect', async () => {
    const send = (mark: string, key: string): Promise<Response> =>
      api.post('/incidentes', {
        as: desk.ana,
        body: aReport({ lugar_especifico: mark }),
        headers: { 'Idempotency-Key': key },
      });
    const stored = async (mark: string): Promise<readonly Incident[]> => {
      const query = { filter: { text: mark }, order: 'newest', limit: 10 } as const;
      return (await incidents.listByReporter(desk.ana.email, query)).items;
    };
    const calls = await api.countCalls(() => send(randomUUID(), randomUUID()));

    await atEveryMoment(calls, async (at, when) => {
      const [mark, key] = [randomUUID(), randomUUID()];

      await api.crash(at, when, () => send(mark, key));
      const half = await stored(mark);
      expect(half).toHaveLength(when === 'after' ? 1 : 0);
      for (const incident of half) await expectOneWhole(incident);

      const [first, second] = [await send(mark, key), await send(mark, key)];
      expect([first.status, second.status]).toEqual([201, 201]);
      expect(second.body).toEqual(first.body);
      expect(await stored(mark)).toMatchObject([{ id: first.body.id as string }]);
      await expectOneWhole(first.body as IncidentView);
    });
  }, 120_000);

  it('[STO-1] [API-3] [CON-5] says a thing and tells it, or neither, and a resend says it once', async () => {
    const { id } = await desk.assigned();
    const send = (texto: string, key: string): Promise<Response> =>
      api.post(`/incidentes/${id}/mensajes`, {
        as: desk.rosa,
        body: { texto, interno: true, menciones: [desk.luis.email] },
        headers: { 'Idempotency-Key': key },
      });
    /** How often it was said, and how many were told. */
    const traces = async (texto: string): Promise<readonly number[]> => {
      const { items } = await conversations.list(id, 'staff', { limit: 1000 });
      const told = await allNotifications();
      return [
        items.filter(({ text }) => text === texto).length,
        told.filter(({ reason }) => reason === texto).length,
      ];
    };
    const calls = await api.countCalls(() => send(randomUUID(), randomUUID()));

    await atEveryMoment(calls, async (at, when) => {
      const [texto, key] = [randomUUID(), randomUUID()];

      await api.crash(at, when, () => send(texto, key));
      expect(await traces(texto)).toEqual(when === 'after' ? [1, 2] : [0, 0]);

      const [first, second] = [await send(texto, key), await send(texto, key)];
      expect([first.status, second.status]).toEqual([201, 201]);
      expect(second.body).toEqual(first.body);
      expect(await traces(texto)).toEqual([1, 2]);
    });
  }, 120_000);

  it('[STO-1] [API-3] [WRK-3] counts work once, however often it is sent', async () => {
    const { id } = await desk.assigned();
    const send = (key: string): Promise<Response> =>
      api.post(`/incidentes/${id}/trabajo`, {
        as: desk.luis,
        body: { minutos: 10 },
        headers: { 'Idempotency-Key': key },
      });
    const total = async (): Promise<number> =>
      (await api.get(`/incidentes/${id}/trabajo`, { as: desk.rosa })).body.total_minutos as number;
    const calls = await api.countCalls(() => send(randomUUID()));

    await atEveryMoment(calls, async (at, when) => {
      const [before, key] = [await total(), randomUUID()];

      await api.crash(at, when, () => send(key));
      expect(await total()).toBe(before + (when === 'after' ? 10 : 0));

      const [first, second] = [await send(key), await send(key)];
      expect(second.body).toEqual(first.body);
      expect(await total()).toBe(before + 10);
    });
  }, 120_000);

  it('[MRG-1] [STO-1] [API-3] merges both or neither, and a resend has one effect', async () => {
    const send = (twin: IncidentView, stays: IncidentView, key: string): Promise<Response> =>
      api.post(`/incidentes/${twin.id}/unir`, {
        as: desk.rosa,
        body: { en: stays.id },
        headers: { 'Idempotency-Key': key },
      });
    const two = async () => [await desk.assigned(), await desk.reported()] as const;
    const [one, other] = await two();
    const calls = await api.countCalls(() => send(one, other, randomUUID()));

    await atEveryMoment(calls, async (at, when) => {
      const [twin, stays] = await two();
      const key = randomUUID();

      await api.crash(at, when, () => send(twin, stays, key));
      const half = await incidents.findSeveral([twin.id, stays.id]);
      const isMerged = when === 'after';
      expect(half.find(({ id }) => id === twin.id)?.merge !== null).toBe(isMerged);
      expect(half.find(({ id }) => id === stays.id)?.duplicates).toHaveLength(isMerged ? 1 : 0);

      const [first, second] = [await send(twin, stays, key), await send(twin, stays, key)];
      expect([first.status, second.status]).toEqual([200, 200]);
      expect(second.body).toEqual(first.body);
      expect((await incidents.find(stays.id))?.version).toBe(stays.version + 1);
      expect((await incidents.find(twin.id))?.version).toBe(twin.version + 1);
    });
    await expectCountsAndLoads();
  }, 120_000);

  it('[BLK-2] goes on where many changes were cut short, and changes each once', async () => {
    const send = (of: readonly IncidentView[], key: string): Promise<Response> =>
      api.post('/incidentes/lote', {
        as: desk.rosa,
        body: {
          accion: 'asignar',
          ids: of.map(({ id }) => id),
          trabajador_email: desk.luis.email,
        },
        headers: { 'Idempotency-Key': key },
      });
    const three = async () => [await desk.reported(), await desk.reported(), await desk.reported()];
    const first = await three();
    const calls = await api.countCalls(() => send(first, randomUUID()));

    for (let at = 2; at <= calls; at += 4) {
      const some = await three();
      const key = randomUUID();

      await api.crash(at, 'before', () => send(some, key));
      const answer = await send(some, key);

      const { resultados } = answer.body as { resultados: { ok: boolean }[] };
      expect(resultados.map(({ ok }) => ok)).toEqual([true, true, true]);
      expect((await send(some, key)).body).toEqual(answer.body);
      for (const { id, version } of some) {
        expect((await incidents.find(id))?.version).toBe(version + 1);
        const { items } = await incidents.listActivity(id, { limit: 9 });
        expect(items.map(({ type }) => type)).toEqual(['reportado', 'asignado']);
      }
    }
    await expectCountsAndLoads();
  }, 120_000);

  it('[STO-1] [API-3] leaves a registration whole, and a resend has one effect', async () => {
    const send = (email: string, key: string): Promise<Response> =>
      api.post('/auth/register', {
        body: { email, password: PASSWORD, nombre: 'Nueva' },
        headers: { 'Idempotency-Key': key },
      });
    const calls = await api.countCalls(() => send(anAddress(), randomUUID()));

    await atEveryMoment(calls, async (at, when) => {
      const [email, key] = [anAddress(), randomUUID()];

      await api.crash(at, when, () => send(email, key));

      const [first, second] = [await send(email, key), await send(email, key)];
      expect([first.status, second.status]).toEqual([201, 201]);
      expect(second.body).toEqual(first.body);
      expect((await users.find(email))?.version).toBe(1);
      // An address that nobody proved can be registered again, which waits in its link and changes no account.
      expect((await send(email, randomUUID())).status).toBe(201);
      expect((await users.find(email))?.version).toBe(1);
      const login = await api.post('/auth/login', { body: { email, password: PASSWORD } });
      expect(login.status).toBe(200);
    });

    function anAddress(): string {
      return api.people.address('estudiante');
    }
  }, 120_000);

  it('[NOT-5] leaves read marks as they were or as they shall be, and a resend finishes them', async () => {
    const send = (ids: readonly string[]): Promise<Response> =>
      api.put('/notificaciones/leidas', { as: desk.ana, body: { ids } });
    const unreadIds = async (): Promise<readonly string[]> => {
      await desk.assigned();
      const answer = await api.get('/notificaciones?limite=1', { as: desk.ana });
      return (answer.body.notificaciones as { id: string }[]).map(({ id }) => id);
    };
    const sample = await unreadIds();
    const calls = await api.countCalls(() => send(sample));

    await atEveryMoment(calls, async (at, when) => {
      const ids = await unreadIds();
      const before = await notifications.readState(desk.ana.email);
      const marked = [...before.ids, ...ids].sort();

      await api.crash(at, when, () => send(ids));
      const after = await notifications.readState(desk.ana.email);
      expect([before.ids, marked]).toContainEqual(after.ids);

      expect((await send(ids)).status).toBe(200);
      expect((await notifications.readState(desk.ana.email)).ids).toEqual(marked);
    });
  }, 120_000);

  it('[STO-1] [STO-4] has left no orphan behind and lost nothing from its lists', async () => {
    const { items } = await incidents.listAll({ filter: {}, order: 'oldest', limit: 1000 });
    const rows = await allNotifications();
    for (const incident of items) await expectWhole(incident, rows);
    const known = new Set(items.map(({ id }) => id));
    const ofIncidents = rows.filter(({ kind }) => kind !== ACCOUNT_WAITS);
    expect(ofIncidents.filter(({ incidentId }) => !known.has(incidentId))).toEqual([]);

    const lists = await Promise.all(
      ['', ...INCIDENT_STATUSES.map((status) => `?estado=${status}`)].map((query) =>
        api.get(`/incidentes${query}`, { as: desk.rosa }),
      ),
    );
    const [all, ...parts] = lists.map(({ body }) => (body as IncidentView[]).map(({ id }) => id));
    expect(all?.sort()).toEqual([...known].sort());
    expect(parts.flat().sort()).toEqual(all);
    expect(items.length).toBeGreaterThan(MOVES.length * 4);
  });
});
