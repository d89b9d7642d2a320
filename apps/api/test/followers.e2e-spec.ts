import { FollowerRepository, IncidentRepository } from '@vigia/domain/incident';
import type { IncidentView } from '@vigia/wire';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callsOf } from './support/count-calls.js';
import { Desk } from './support/desk.js';
import { startLiveApi, type LiveApi } from './support/live-api.js';
import type { Person } from './support/people.js';
import { startApi, type RunningApi } from './support/start-api.js';

let live: LiveApi;
let api: RunningApi;
let desk: Desk;

beforeAll(async () => {
  live = await startLiveApi();
  api = live.api;
  desk = await Desk.open(api);
});

afterAll(async () => {
  await live.close();
});

const join = ({ id }: IncidentView, as: Person): Promise<Response> =>
  api.post(`/incidentes/${id}/tambien`, { as });
const leave = ({ id }: IncidentView, as: Person): Promise<Response> =>
  api.call('DELETE', `/incidentes/${id}/tambien`, { as });
const followed = (as: Person, query = ''): Promise<Response> =>
  api.get(`/seguidos${query}`, { as });
const idsOf = ({ body }: Response): string[] => (body as IncidentView[]).map(({ id }) => id);

interface Told {
  readonly tipo: string;
  readonly calidad: string;
  readonly incidente_id: string;
  readonly actor_nombre: string | null;
}

async function inboxOf(as: Person, { id }: IncidentView): Promise<readonly Told[]> {
  const { body } = await api.get('/notificaciones?limite=100', { as });
  return (body as { notificaciones: Told[] }).notificaciones.filter(
    ({ incidente_id }) => incidente_id === id,
  );
}

/** Whatever names the reporter or the other people around. */
function expectNobody(text: string): void {
  for (const { email, name } of [desk.ana, desk.luis, desk.rosa]) {
    expect(text).not.toContain(email);
    expect(text).not.toContain(name);
  }
}

describe('saying that one has the same trouble', () => {
  it('[FOL-1] [VIS-2] counts once per person, and shows the public part only', async () => {
    const incident = await desk.reported();
    const first = await join(incident, desk.eva);
    const second = await join(incident, desk.eva);

    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ id: incident.id, veces_reportado: 2, acciones: [] });
    expect(first.get('ETag')).toBe('"2"');
    expectNobody(first.text);
    expect(second.body).toEqual(first.body);
    expect(await desk.now(incident)).toMatchObject({
      veces_reportado: 2,
      modificado_por: null,
      ultima_modificacion: null,
    });
  });

  it('[FOL-2] takes it back exactly', async () => {
    const incident = await desk.reported();
    const before = await desk.now(incident);
    await join(incident, desk.eva);
    const left = await leave(incident, desk.eva);
    const again = await leave(incident, desk.eva);

    expect(left.body).toMatchObject({ veces_reportado: 1, version: 3 });
    expect(again.body).toEqual(left.body);
    expect(await desk.now(incident)).toEqual({ ...before, version: 3 });
    expect(await api.app.get(FollowerRepository).find(incident.id, desk.eva.email)).toBeUndefined();
    expect(idsOf(await followed(desk.eva))).not.toContain(incident.id);
    expect((await join(incident, desk.eva)).body).toMatchObject({ veces_reportado: 2 });
  });

  it('[FOL-1] counts everybody when the whole campus says so at once', async () => {
    const incident = await desk.reported();
    const people = await Promise.all(Array.from({ length: 12 }, () => api.people.student()));
    const answers = await Promise.all(people.map((person) => join(incident, person)));

    expect(answers.map(({ status }) => status)).toEqual(people.map(() => 200));
    expect((await desk.now(incident)).veces_reportado).toBe(13);
  });

  it('[FOL-1] refuses the reporter and what is over, and knows nothing of what there is not', async () => {
    const closed = await desk.closed();
    const nowhere = { ...closed, id: '00000000-0000-4000-8000-000000000000' };

    expect((await join(await desk.reported(), desk.ana)).body.code).toBe(
      'only-other-students-join',
    );
    expect((await join(closed, desk.eva)).body.code).toBe('incident-ended');
    expect((await join(nowhere, desk.eva)).status).toBe(404);
    expect((await join({ ...closed, id: 'x' }, desk.eva)).status).toBe(404);
    expect((await leave(nowhere, desk.eva)).status).toBe(404);
  });

  it('[VIS-1] knows nothing of other people’s incidents while the campus feed is off', async () => {
    const quiet = await startApi({ CAMPUS_FEED: 'off' });
    try {
      const there = await Desk.open(quiet);
      const incident = await there.reported();
      const path = `/incidentes/${incident.id}/tambien`;

      expect((await quiet.post(path, { as: there.eva })).status).toBe(404);
      expect((await quiet.call('DELETE', path, { as: there.eva })).status).toBe(404);
      expect((await there.now(incident)).veces_reportado).toBe(1);
    } finally {
      await quiet.close();
    }
  });

  it('[FOL-1] tells the reporter that there are more, and admins who', async () => {
    const incident = await desk.reported();
    await join(incident, desk.eva);
    const history = await api.get(`/incidentes/${incident.id}/actividad`, { as: desk.ana });
    const forAdmins = await api.get(`/incidentes/${incident.id}/actividad`, { as: desk.rosa });

    expect((await inboxOf(desk.ana, incident))[0]).toMatchObject({
      tipo: 'sumado',
      actor_nombre: null,
    });
    expect((await inboxOf(desk.rosa, incident))[0]).toMatchObject({
      tipo: 'sumado',
      actor_nombre: desk.eva.name,
    });
    expect(history.text).toContain('sumado');
    expect(history.text).not.toContain(desk.eva.name);
    expect(forAdmins.text).toContain(desk.eva.name);
  });

  it('makes three DynamoDB calls, whoever follows already', async () => {
    const incident = await desk.reported();
    const [one, other] = [await api.people.student(), await api.people.student()];
    await join(incident, one);

    expect(await callsOf(api, () => join(incident, other))).toEqual([
      'GetItem',
      'GetItem',
      'TransactWriteItems',
    ]);
    expect(await callsOf(api, () => leave(incident, other))).toEqual([
      'GetItem',
      'GetItem',
      'TransactWriteItems',
    ]);
    expect(await callsOf(api, () => leave(incident, other))).toEqual(['GetItem', 'GetItem']);
  });
});

describe('a follower', () => {
  it('[FOL-3] [VIS-2] is told live and in the inbox what happens, and nobody’s name', async () => {
    const incident = await desk.reported();
    const eva = await api.people.student({ name: 'Eva Soto' });
    await join(incident, eva);
    const { body } = await api.post('/auth/ws-ticket', { as: eva });
    const socket = await live.connect(`?ticket=${(body as { ticket: string }).ticket}`);
    await desk.move(incident, 'asignar', desk.rosa, { trabajador_email: desk.luis.email });
    const [frame] = await socket.about(incident.id, 1);

    expect(frame).toMatchObject({
      calidad: 'seguidor',
      actor_nombre: null,
      actor_email: null,
      new_estado: 'asignado',
      item: { id: incident.id, veces_reportado: 2, estado: 'asignado', acciones: [] },
    });
    expectNobody(JSON.stringify(frame));
    expect((await inboxOf(eva, incident))[0]).toMatchObject({
      tipo: 'asignado',
      calidad: 'seguidor',
      actor_nombre: null,
    });
    await leave(incident, eva);
    expect((await inboxOf(eva, incident)).map(({ tipo }) => tipo)).not.toContain('asignado');
    await socket.close();
  });

  it('[FOL-3] costs an event one row, however many they are', async () => {
    const incident = await desk.reported();
    const people = await Promise.all([1, 2, 3, 4].map(() => api.people.student()));
    for (const person of people) await join(incident, person);
    const rows = await api.app.get(IncidentRepository).listActivity(incident.id, { limit: 50 });
    const calls = await callsOf(api, () =>
      api.put(`/incidentes/${incident.id}/cerrar`, {
        as: desk.rosa,
        body: { motivo: 'Ya se arregló' },
      }),
    );

    expect(rows.items).toHaveLength(5);
    expect(calls.filter((name) => name !== 'Query')).toEqual(['GetItem', 'TransactWriteItems']);
    for (const person of people) {
      expect((await inboxOf(person, incident))[0]).toMatchObject({ tipo: 'cerrado' });
    }
  });

  it('[VIS-2] lists what they follow, the newest first, page by page, in three calls at most', async () => {
    const eva = await api.people.student();
    const incidents: IncidentView[] = [];
    for (let at = 0; at < 3; at += 1) {
      const incident = await desk.reported();
      incidents.unshift(incident);
      await join(incident, eva);
      api.clock.advance(1000);
    }
    const first = await followed(eva, '?limite=2');
    const next = /^<(\?[^>]+)>/.exec(first.get('Link') ?? '')?.[1];
    const second = await followed(eva, next);

    expect([...idsOf(first), ...idsOf(second)]).toEqual(incidents.map(({ id }) => id));
    expect(second.get('Link')).toBeUndefined();
    expectNobody(first.text);
    expect(await callsOf(api, () => followed(eva))).toEqual(['BatchGetItem', 'Query']);
    expect((await followed(eva, '?cursor=x')).body.code).toBe('invalid-cursor');
    expect((await followed(desk.rosa)).body).toEqual([]);
  });

  it('[FOL-5] has an inbox of two calls more, and two per incident that they follow', async () => {
    const eva = await api.people.student();
    const inbox = (): Promise<Response> => api.get('/notificaciones', { as: eva });
    const alone = await callsOf(api, inbox);
    for (let at = 0; at < 2; at += 1) await join(await desk.reported(), eva);
    const following = await callsOf(api, inbox);

    // The read state and the preferences; per audience the newest rows and the unread ones, which the whole campus'
    // cannot have; what is followed.
    expect(alone).toEqual(['GetItem', 'GetItem', 'Query', 'Query', 'Query', 'Query']);
    expect(following).toEqual(
      [...alone, 'BatchGetItem', 'Query', 'Query', 'Query', 'Query'].sort(),
    );
  });
});
