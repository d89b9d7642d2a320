import { randomUUID } from 'node:crypto';
import type { IncidentView } from '@vigia/wire';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callsOf } from './support/count-calls.js';
import { Desk, aMark, aReport } from './support/desk.js';
import { callStackOf } from './support/document-client.js';
import { startApi, type RunningApi } from './support/start-api.js';

const DAY = 86_400_000;

interface Result {
  readonly id: string;
  readonly ok: boolean;
  readonly incidente?: IncidentView;
  readonly problema?: { readonly codigo: string; readonly error: string };
}

let api: RunningApi;
let desk: Desk;

beforeAll(async () => {
  api = await startApi({ CAMPUS_FEED: 'on' });
  desk = await Desk.open(api);
});

afterAll(async () => {
  await api.close();
});

const idsOf = ({ body }: Response): string[] => (body as IncidentView[]).map(({ id }) => id);

describe('priority', () => {
  it('[PRI-1] is told as a sum now, to everybody but the campus', async () => {
    const { id } = await desk.reported({ nivel_riesgo: 'crítico' });
    const path = `/incidentes/${id}`;
    api.clock.advance(3 * DAY);
    const [ana, rosa, luis, eva] = await Promise.all(
      [desk.ana, desk.rosa, desk.luis, desk.eva].map(({ email, name, role }) =>
        api.people.login(email, name, role),
      ),
    );

    for (const as of [ana, rosa, luis]) {
      const { body } = await api.get(path, { as });
      expect(body.prioridad).toEqual({ total: 103, riesgo: 100, reportes: 0, edad: 3 });
    }
    const seen = await api.get(path, { as: eva });
    expect(seen.status).toBe(200);
    expect(seen.body).not.toHaveProperty('prioridad');
    desk = await Desk.open(api);
  });

  it('[PRI-2] orders a list of admins, page by page, under filters', async () => {
    const mark = aMark();
    const at = async (riesgo: string, especialidad = 'TI'): Promise<string> => {
      api.clock.advance(1000);
      const report = {
        lugar_especifico: mark,
        nivel_riesgo: riesgo,
        tipo_trabajador_requerido: especialidad,
      };
      return (await desk.reported(report)).id;
    };
    const [low, high, older, newer, foreign] = [
      await at('bajo'),
      await at('alto'),
      await at('crítico'),
      await at('crítico'),
      await at('crítico', 'Seguridad'),
    ];
    const list = `/incidentes?orden=prioridad&estado=pendiente&q=${mark}`;

    const whole = await api.get(list, { as: desk.rosa });
    const ofTrade = await api.get(`${list}&especialidad=TI&limite=3`, { as: desk.rosa });
    const link = /<(\?[^>]+)>/.exec(ofTrade.get('Link') ?? '')?.[1] ?? '';
    const rest = await api.get(`/incidentes${link}`, { as: desk.rosa });

    expect(idsOf(whole)).toEqual([older, newer, foreign, high, low]);
    expect(idsOf(ofTrade)).toEqual([older, newer, high]);
    expect(idsOf(rest)).toEqual([low]);
    expect(rest.get('Link')).toBeUndefined();
  });

  it.each(['ana', 'luis'] as const)('[PRI-2] is no order for %s', async (who) => {
    const answer = await api.get('/incidentes?orden=prioridad', { as: desk[who] });

    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      code: 'invalid-request',
      errors: [{ pointer: '#/orden', detail: 'el orden por prioridad es para administradores' }],
    });
  });

  it('[STO-4] is one query per status asked for', async () => {
    const list = (query: string) => () =>
      api.get(`/incidentes?orden=prioridad&${query}`, { as: desk.rosa });

    const [one, two] = [
      await callsOf(api, list('estado=pendiente&limite=20')),
      await callsOf(api, list('estado=pendiente,asignado&limite=20')),
    ];

    const others = await callsOf(api, () => api.get('/incidentes/x', { as: desk.rosa }));
    expect(one).toEqual([...others, 'Query']);
    expect(two).toEqual([...others, 'Query', 'Query']);
  });
});

describe('GET /incidentes/resumen', () => {
  interface Summary {
    readonly por_estado: Readonly<Record<'pendiente' | 'asignado' | 'cerrado', number>>;
    readonly por_especialidad_pendiente: readonly {
      readonly especialidad: string;
      readonly cuantos: number;
    }[];
  }
  const summary = async (): Promise<Summary> =>
    (await api.get('/incidentes/resumen', { as: desk.rosa })).body as Summary;

  it('[CNT-1] counts by status, and what waits by trade, in one call', async () => {
    const before = await summary();
    await desk.reported({ tipo_trabajador_requerido: '' });
    await desk.assigned();
    await desk.closed();
    const after = await summary();

    expect(after.por_estado).toEqual({
      ...before.por_estado,
      pendiente: before.por_estado.pendiente + 1,
      asignado: before.por_estado.asignado + 1,
      cerrado: before.por_estado.cerrado + 1,
    });
    const waiting = (of: Summary) =>
      Object.fromEntries(
        of.por_especialidad_pendiente.map(({ especialidad, cuantos }) => [especialidad, cuantos]),
      );
    expect(waiting(after)).toEqual({ ...waiting(before), '': (waiting(before)[''] ?? 0) + 1 });
    const others = await callsOf(api, () => api.get('/incidentes/x', { as: desk.rosa }));
    expect(await callsOf(api, summary)).toEqual([...others, 'Query']);
  });
});

describe('POST /incidentes/lote', () => {
  const send = (body: object, key?: string, language = 'es') =>
    api.post('/incidentes/lote', {
      as: desk.rosa,
      body,
      headers: {
        'Accept-Language': language,
        ...(key !== undefined && { 'Idempotency-Key': key }),
      },
    });
  const report = (answer: Response): readonly Result[] => {
    expect(answer.status, answer.text).toBe(200);
    return (answer.body as { resultados: Result[] }).resultados;
  };
  const historyOf = async (id: string): Promise<string[]> =>
    (
      (await api.get(`/incidentes/${id}/actividad`, { as: desk.rosa })).body as { tipo: string }[]
    ).map(({ tipo }) => tipo);

  it('[BLK-1] does each on its own, in the order asked, and says in the caller’s language why not', async () => {
    const [pending, closed] = [await desk.reported(), await desk.closed()];
    const [unknown, assigned] = [randomUUID(), await desk.assigned()];
    const ids = [closed.id, pending.id, unknown, assigned.id];
    const load = await desk.loadOf(desk.otto);
    const body = { accion: 'asignar', ids, trabajador_email: desk.otto.email };

    const results = report(await send(body));
    const inEnglish = report(await send(body, undefined, 'en'));

    expect(results.map(({ id }) => id)).toEqual(ids);
    expect(results.map(({ ok }) => ok)).toEqual([false, true, false, true]);
    expect(results[0]?.problema).toEqual({
      codigo: 'move-not-allowed',
      error: "Un incidente en estado 'cerrado' no permite 'asignar'",
    });
    expect(results[1]?.incidente).toMatchObject({ id: pending.id, asignado_a: desk.otto.email });
    expect(results[2]?.problema?.codigo).toBe('incident-not-found');
    expect(inEnglish[0]?.problema?.error).toBe(
      "An incident in state 'cerrado' does not allow 'asignar'.",
    );
    expect(await desk.loadOf(desk.otto)).toBe(load + 2);
  });

  it('[BLK-1] closes and rejects with a reason', async () => {
    const [one, two] = [await desk.reported(), await desk.reported()];

    const closed = report(await send({ accion: 'cerrar', ids: [one.id], motivo: ' Obsoleto ' }));
    const rejected = report(await send({ accion: 'rechazar', ids: [two.id], motivo: 'No es' }));

    expect(closed[0]?.incidente).toMatchObject({ estado: 'cerrado', motivo: 'Obsoleto' });
    expect(rejected[0]?.incidente).toMatchObject({ estado: 'rechazado', motivo: 'No es' });
  });

  it('[BLK-1] does 200 at once, and counts them all', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 200; n += 1) ids.push((await desk.reported()).id);
    const load = await desk.loadOf(desk.luis);
    const count = async () =>
      (await api.get('/incidentes/resumen', { as: desk.rosa })).body.por_estado as {
        asignado: number;
        cerrado: number;
      };
    const before = await count();

    const assigned = report(
      await send({ accion: 'asignar', ids, trabajador_email: desk.luis.email }),
    );
    expect(assigned.filter(({ ok }) => !ok)).toEqual([]);
    expect(await desk.loadOf(desk.luis)).toBe(load + 200);
    expect((await count()).asignado).toBe(before.asignado + 200);

    const closed = report(await send({ accion: 'cerrar', ids, motivo: 'Obsoleto' }));
    expect(closed.filter(({ ok }) => !ok)).toEqual([]);
    expect(await desk.loadOf(desk.luis)).toBe(load);
    expect(await count()).toMatchObject({
      asignado: before.asignado,
      cerrado: before.cerrado + 200,
    });
  }, 60_000);

  it('[BLK-2] answers a resend with the same report and does nothing', async () => {
    const [one, two] = [await desk.reported(), await desk.closed()];
    const body = { accion: 'cerrar', ids: [one.id, two.id], motivo: 'Obsoleto' };
    const key = randomUUID();

    const first = await send(body, key);
    await desk.move(one, 'reabrir', desk.rosa, { motivo: 'Fue un error' });
    await desk.move(two, 'reabrir', desk.rosa, { motivo: 'Fue un error' });
    const second = await send(body, key);

    expect(report(second)).toEqual(report(first));
    expect(report(first).map(({ ok }) => ok)).toEqual([true, false]);
    expect((await desk.now(one)).estado).toBe('pendiente');
  });

  it('[BLK-2] does each once when the same comes several times at once', async () => {
    const ids = [
      (await desk.reported()).id,
      (await desk.reported()).id,
      (await desk.reported()).id,
    ];
    const body = { accion: 'cerrar', ids, motivo: 'Obsoleto' };
    const key = randomUUID();

    const answers = await Promise.all(Array.from({ length: 4 }, () => send(body, key)));

    for (const answer of answers) expect(report(answer)).toEqual(report(answers[0]!));
    for (const id of ids) expect(await historyOf(id)).toEqual(['reportado', 'cerrado']);
  });

  it('[BLK-2] refuses another request under the same key', async () => {
    const { id } = await desk.reported();
    const key = randomUUID();
    await send({ accion: 'cerrar', ids: [id], motivo: 'Obsoleto' }, key);

    const other = await send({ accion: 'rechazar', ids: [id], motivo: 'Obsoleto' }, key);

    expect(other.body.code).toBe('idempotency-key-reused');
  });

  it('[BLK-2] reports what failed, and goes on with it when sent again', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 8; n += 1) ids.push((await desk.reported()).id);
    const body = { accion: 'cerrar', ids, motivo: 'Obsoleto' };
    const key = randomUUID();
    const callStack = callStackOf(api);
    let writes = 0;
    callStack.add(
      (next, { commandName }) =>
        (call) => {
          if (commandName === 'TransactWriteItemsCommand') writes += 1;
          return writes > 3 ? Promise.reject(new Error('out of reach')) : next(call);
        },
      { step: 'initialize', name: 'outage' },
    );

    const half = report(await send(body, key));
    callStack.remove('outage');
    const whole = report(await send(body, key));

    const failed = half.filter(({ ok }) => !ok);
    expect(failed.length).toBeGreaterThan(0);
    expect(new Set(failed.map(({ problema }) => problema?.codigo))).toEqual(new Set(['internal']));
    expect(JSON.stringify(failed)).not.toContain('out of reach');
    expect(whole.every(({ ok }) => ok)).toBe(true);
    for (const id of ids) expect(await historyOf(id)).toEqual(['reportado', 'cerrado']);
    expect(report(await send(body, key))).toEqual(whole);
  });

  const ONE = randomUUID();
  it.each([
    ['no action', { ids: [ONE], motivo: 'x' }, '#/accion'],
    ['another action', { accion: 'reabrir', ids: [ONE], motivo: 'x' }, '#/accion'],
    ['no ids', { accion: 'cerrar', ids: [], motivo: 'x' }, '#/ids'],
    ['a word for an id', { accion: 'cerrar', ids: ['x'], motivo: 'x' }, '#/ids'],
    ['an id twice', { accion: 'cerrar', ids: [ONE, ONE], motivo: 'x' }, '#/ids'],
    [
      '201 ids',
      { accion: 'cerrar', ids: Array.from({ length: 201 }, () => randomUUID()), motivo: 'x' },
      '#/ids',
    ],
    ['no reason', { accion: 'cerrar', ids: [ONE] }, '#/motivo'],
    ['no worker', { accion: 'asignar', ids: [ONE] }, '#/trabajador_email'],
    [
      'a reason for an assignment',
      { accion: 'asignar', ids: [ONE], trabajador_email: 'a@b.pe', motivo: 'x' },
      '#/motivo',
    ],
    [
      'a worker for a rejection',
      { accion: 'rechazar', ids: [ONE], trabajador_email: 'a@b.pe', motivo: 'x' },
      '#/trabajador_email',
    ],
  ])('[API-2] refuses %s', async (_, body, pointer) => {
    const answer = await send(body);

    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'invalid-request', errors: [{ pointer }] });
  });
});

describe('merging duplicates', () => {
  const merge = (id: string, en: string, headers: Record<string, string> = {}) =>
    api.post(`/incidentes/${id}/unir`, { as: desk.rosa, body: { en }, headers });
  const separate = (id: string) => api.post(`/incidentes/${id}/separar`, { as: desk.rosa });
  const inbox = async (as: Desk['ana']) =>
    (
      (await api.get('/notificaciones', { as })).body as {
        notificaciones: { incidente_id: string; tipo: string }[];
      }
    ).notificaciones;
  /** Without what every change brings. */
  const timeless = ({ version: _, ...rest }: IncidentView) => rest;

  it('[MRG-1] [MRG-2] closes the duplicate, and takes it back as if nothing had been', async () => {
    const [twin, stays] = [await desk.started(), await desk.reported()];
    const before = { twin: await desk.now(twin), stays: await desk.now(stays) };
    const load = await desk.loadOf(desk.luis);

    const merged = await merge(twin.id, stays.id);

    expect(merged.status, merged.text).toBe(200);
    expect(merged.body).toMatchObject({
      estado: 'cerrado',
      unido_a: stays.id,
      acciones: ['editar', 'separar'],
    });
    expect(merged.get('ETag')).toBe(`"${String(before.twin.version + 1)}"`);
    expect(await desk.now(stays)).toMatchObject({ veces_reportado: 1, unidos: [twin.id] });
    expect(await desk.loadOf(desk.luis)).toBe(load - 1);
    const list = await api.get(`/incidentes/${stays.id}/unidos`, { as: desk.rosa });
    expect(idsOf(list)).toEqual([twin.id]);

    await desk.move(stays, 'asignar', desk.rosa, { trabajador_email: desk.otto.email });
    const separated = await separate(twin.id);

    expect(timeless(separated.body as IncidentView)).toEqual(timeless(before.twin));
    expect(await desk.now(stays)).toMatchObject({
      estado: 'asignado',
      veces_reportado: 1,
      unidos: [],
    });
    expect(await desk.loadOf(desk.luis)).toBe(load);
    expect(idsOf(await api.get(`/incidentes/${stays.id}/unidos`, { as: desk.rosa }))).toEqual([]);
  });

  it('[MRG-1] counts the reports of others, and tells the history of both', async () => {
    const twin = (await api.post('/incidentes', { as: desk.eva, body: aReport() }))
      .body as IncidentView;
    const stays = await desk.reported();
    await merge(twin.id, stays.id);

    const now = await desk.now(stays);
    expect(now.veces_reportado).toBe(2);
    expect(now.prioridad).toEqual({ total: 55, riesgo: 50, reportes: 5, edad: 0 });
    const history = async (of: IncidentView) =>
      (await api.get(`/incidentes/${of.id}/actividad`, { as: desk.rosa })).body as object[];
    expect((await history(twin)).at(-1)).toMatchObject({
      tipo: 'unido',
      de: 'pendiente',
      a: 'cerrado',
      otro: stays.id,
    });
    expect((await history(stays)).at(-1)).toMatchObject({
      tipo: 'unido',
      de: 'pendiente',
      a: 'pendiente',
      otro: twin.id,
    });
  });

  it('[MRG-3] [MRG-4] leaves the reporter of the duplicate nothing to do, and tells them of the other one', async () => {
    const twin = (await api.post('/incidentes', { as: desk.eva, body: aReport() }))
      .body as IncidentView;
    const stays = await desk.reported();
    await merge(twin.id, stays.id);
    await desk.move(stays, 'asignar', desk.rosa, { trabajador_email: desk.luis.email });

    const seen = await api.get(`/incidentes/${twin.id}`, { as: desk.eva });
    expect(seen.body).toMatchObject({ unido_a: stays.id, estado: 'cerrado', acciones: [] });
    const reopened = await api.put(`/incidentes/${twin.id}/reabrir`, {
      as: desk.eva,
      body: { motivo: 'Sigue' },
    });
    expect(reopened.body.code).toBe('incident-merged');
    const told = (await inbox(desk.eva)).filter(({ incidente_id }) =>
      [twin.id, stays.id].includes(incidente_id),
    );
    expect(told.map(({ incidente_id, tipo }) => [incidente_id, tipo])).toEqual([
      [stays.id, 'asignado'],
      [twin.id, 'unido'],
      // The campus feed.
      [stays.id, 'reportado'],
      [twin.id, 'reportado'],
    ]);
    expect((await api.get(`/incidentes/${stays.id}`, { as: desk.eva })).status).toBe(200);
  });

  it('[API-3] [API-4] is repeatable, and refuses what was decided about an older duplicate', async () => {
    const [twin, stays] = [await desk.reported(), await desk.reported()];
    const key = { 'Idempotency-Key': randomUUID() };

    const stale = await merge(twin.id, stays.id, { 'If-Match': '"7"' });
    const first = await merge(twin.id, stays.id, { ...key, 'If-Match': '"1"' });
    const second = await merge(twin.id, stays.id, { ...key, 'If-Match': '"1"' });

    expect(stale.status).toBe(409);
    expect(stale.body).toMatchObject({ code: 'concurrent-change', incidente: { id: twin.id } });
    expect(second.body).toEqual(first.body);
    expect((await desk.now(stays)).unidos).toEqual([twin.id]);
  });

  it('[MRG-1] keeps one of several that come at once', async () => {
    const [twin, one, two] = [await desk.reported(), await desk.reported(), await desk.reported()];

    const answers = await Promise.all([
      merge(twin.id, one.id),
      merge(twin.id, two.id),
      merge(one.id, twin.id),
    ]);

    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    const now = await Promise.all([twin, one, two].map((each) => desk.now(each)));
    for (const { id, unido_a, unidos = [] } of now) {
      for (const duplicate of unidos) {
        expect(now.find((each) => each.id === duplicate)?.unido_a).toBe(id);
      }
      if (typeof unido_a === 'string') expect(unidos).toEqual([]);
    }
    const links = now.filter(({ unido_a }) => typeof unido_a === 'string').length;
    expect(now.flatMap(({ unidos = [] }) => unidos)).toHaveLength(links);
  });

  it('[STO-1] reads both and writes once', async () => {
    const [twin, stays] = [await desk.reported(), await desk.reported()];
    const others = await callsOf(api, () => api.get('/incidentes/x', { as: desk.rosa }));

    const merging = await callsOf(api, () => merge(twin.id, stays.id));
    const separating = await callsOf(api, () => separate(twin.id));

    expect(merging).toEqual([...others, 'GetItem', 'GetItem', 'TransactWriteItems'].sort());
    expect(separating).toEqual(
      [...others, 'GetItem', 'GetItem', 'GetItem', 'TransactWriteItems'].sort(),
    );
  });

  it('[MRG-1] refuses what leads nowhere', async () => {
    const [twin, closed] = [await desk.reported(), await desk.closed()];

    expect((await merge(twin.id, twin.id)).body.code).toBe('merge-target-refused');
    expect((await merge(twin.id, closed.id)).body.code).toBe('merge-target-refused');
    expect((await merge(closed.id, twin.id)).body.code).toBe('move-not-allowed');
    expect((await merge(twin.id, randomUUID())).body.code).toBe('incident-not-found');
    expect((await merge(randomUUID(), twin.id)).body.code).toBe('incident-not-found');
    expect((await separate(twin.id)).body.code).toBe('incident-not-merged');
    const bad = await merge(twin.id, 'x');
    expect(bad.body).toMatchObject({ code: 'invalid-request', errors: [{ pointer: '#/en' }] });
  });
});

describe('saved filters', () => {
  const URGENT = {
    nombre: ' Urgentes de TI ',
    filtro: {
      estado: 'pendiente,asignado',
      riesgo: 'critico',
      especialidad: 'TI',
      texto: 'agua',
      orden: 'prioridad',
    },
  };
  const list = async (as: Desk['rosa']) => (await api.get('/filtros', { as })).body as object[];

  it('[FIL-1] belong to one admin, who saves, changes and forgets them', async () => {
    const [ruth, saul] = [await api.people.admin(), await api.people.admin()];

    const saved = await api.post('/filtros', { as: ruth, body: URGENT });
    const { id } = saved.body as { id: string };
    const other = await api.post('/filtros', { as: ruth, body: { nombre: 'Todo', filtro: {} } });

    expect(saved.status).toBe(201);
    expect(saved.body).toEqual({ id, nombre: 'Urgentes de TI', filtro: URGENT.filtro });
    expect(await list(ruth)).toEqual([saved.body, other.body]);
    expect(await list(saul)).toEqual([]);

    const change = { nombre: 'De TI', filtro: { especialidad: 'TI' } };
    const changed = await api.put(`/filtros/${id}`, { as: ruth, body: change });
    expect(changed.body).toEqual({ id, ...change });
    expect((await api.put(`/filtros/${id}`, { as: saul, body: change })).status).toBe(404);
    expect((await api.call('DELETE', `/filtros/${id}`, { as: saul })).status).toBe(404);

    expect((await api.call('DELETE', `/filtros/${id}`, { as: ruth })).status).toBe(204);
    expect(await list(ruth)).toEqual([other.body]);
  });

  it('[FIL-1] have distinct names, and are at most 20, however fast they come', async () => {
    const ruth = await api.people.admin();
    const save = (nombre: string) =>
      api.post('/filtros', { as: ruth, body: { nombre, filtro: {} } });

    for (let n = 1; n < 20; n += 1) await save(`Filtro ${String(n)}`);
    const taken = await save('FILTRO 3');
    const last = await Promise.all([save('a'), save('b'), save('c')]);
    const over = await save('d');

    expect(taken.body.code).toBe('filter-name-taken');
    expect(last.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(over.body).toMatchObject({
      code: 'too-many-filters',
      error: expect.stringContaining('20'),
    });
    expect(await list(ruth)).toHaveLength(20);
  });

  it.each([
    ['no name', { filtro: {} }, '#/nombre'],
    ['an empty name', { nombre: ' ', filtro: {} }, '#/nombre'],
    ['no filter', { nombre: 'x' }, '#/filtro'],
    ['a list for a filter', { nombre: 'x', filtro: [] }, '#/filtro'],
    ['an unknown status', { nombre: 'x', filtro: { estado: 'roto' } }, '#/filtro/estado'],
    ['an unknown risk', { nombre: 'x', filtro: { riesgo: 'enorme' } }, '#/filtro/riesgo'],
    [
      'an unknown trade',
      { nombre: 'x', filtro: { especialidad: 'Magia' } },
      '#/filtro/especialidad',
    ],
    ['an unknown order', { nombre: 'x', filtro: { orden: 'azar' } }, '#/filtro/orden'],
    ['an unknown field', { nombre: 'x', filtro: { color: 'rojo' } }, '#/filtro/color'],
    ['a page', { nombre: 'x', filtro: { limite: 5 } }, '#/filtro/limite'],
  ])('[FIL-1] [API-2] refuse %s, as the list does', async (_, body, pointer) => {
    const answer = await api.post('/filtros', { as: desk.rosa, body });

    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'invalid-request', errors: [{ pointer }] });
  });

  it('[FIL-1] ask for what the list understands', async () => {
    const { filtro } = URGENT;
    const { riesgo, texto, ...same } = filtro;
    const query = new URLSearchParams({ ...same, nivel_riesgo: riesgo, q: texto });

    expect((await api.get(`/incidentes?${query.toString()}`, { as: desk.rosa })).status).toBe(200);
  });
});

describe('lists', () => {
  it('are narrowed by building and trade', async () => {
    const mark = aMark();
    const body = aReport({ lugar_especifico: mark, tipo_trabajador_requerido: 'Seguridad' });
    const guarded = (await api.post('/incidentes', { as: desk.ana, body })).body as IncidentView;
    const other = await desk.reported({ lugar_especifico: mark });
    const ids = async (query: string) =>
      idsOf(await api.get(`/incidentes?q=${mark}&${query}`, { as: desk.rosa }));

    expect(await ids('especialidad=Seguridad')).toEqual([guarded.id]);
    expect(await ids('especialidad=Electricista')).toEqual([other.id]);
    expect(await ids('edificio=ninguno')).toEqual([]);
  });
});
