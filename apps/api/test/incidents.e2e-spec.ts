import { randomUUID } from 'node:crypto';
import type { IncidentView } from '@vigia/wire';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callsOf } from './support/count-calls.js';
import { Desk, aMark, aReport } from './support/desk.js';
import { startApi, type RunningApi } from './support/start-api.js';

let api: RunningApi;
let desk: Desk;

beforeAll(async () => {
  api = await startApi({ CAMPUS_FEED: 'off' });
  desk = await Desk.open(api);
});

afterAll(async () => {
  await api.close();
});

function idsOf(answer: Response): string[] {
  expect(answer.status).toBe(200);
  return (answer.body as IncidentView[]).map(({ id }) => id);
}

/** What follows the `?` of the next page. */
function nextOf(answer: Response): string | undefined {
  const link = answer.get('Link');
  if (link === undefined) return undefined;
  return /^<(\?[^>]+)>; rel="next"$/.exec(link)?.[1];
}

describe('POST /incidentes', () => {
  it('[INC-5] stores a report and answers it with its address and version', async () => {
    const answer = await api.post('/incidentes', { as: desk.ana, body: aReport() });

    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      titulo: 'Fuga de agua',
      descripcion: 'Sale agua del techo.',
      tipo: 'Infraestructura',
      piso: '3',
      lugar_especifico: 'Laboratorio 302',
      lugar: null,
      respuestas: null,
      foto: '',
      fotos: [],
      fotos_restantes: 6,
      Nivel_Riesgo: 'alto',
      nivel_riesgo: 'alto',
      tipo_trabajador_requerido: 'Electricista',
      Fecha_creacion: api.clock.now(),
      fecha_creacion: api.clock.now(),
      estado: 'pendiente',
      veces_reportado: 1,
      veces_reabierto: 0,
      creado_por: desk.ana.email,
      creado_por_nombre: 'Ana Quispe',
      asignado_a: null,
      asignado_a_nombre: null,
      asignado_a_especialidad: null,
      asignado_por: null,
      fecha_asignacion: null,
      ultima_modificacion: null,
      modificado_por: null,
      fecha_inicio: null,
      fecha_resolucion: null,
      nota_resolucion: null,
      fecha_cierre: null,
      cerrado_por: null,
      motivo: null,
      pausa: null,
      lista: [],
      satisfaccion: null,
      unido_a: null,
      prioridad: { total: 50, riesgo: 50, reportes: 0, edad: 0 },
      version: 1,
      acciones: [],
    });
    expect(answer.get('ETag')).toBe('"1"');
    expect(answer.get('Location')).toBe(`incidentes/${answer.body.id as string}`);
    expect(answer.get('Cache-Control')).toBe('no-store');
    expect(await desk.now(answer.body)).toEqual({
      ...answer.body,
      razones_asignacion: [],
      fotos_trabajo_restantes: { antes: 6, despues: 6 },
      unidos: [],
      acciones: ['editar', 'asignar', 'cerrar', 'rechazar', 'unir'],
    });
  });

  it('takes a title and a description for a report', async () => {
    const body = { titulo: '  Vidrio roto ', descripcion: ' En la puerta.\nCuidado. ' };

    const answer = await api.post('/incidentes', { as: desk.ana, body });

    expect(answer.body).toMatchObject({
      titulo: 'Vidrio roto',
      descripcion: 'En la puerta.\nCuidado.',
      tipo: '',
      piso: '',
      lugar_especifico: '',
      foto: '',
      nivel_riesgo: 'medio',
      tipo_trabajador_requerido: '',
    });
  });

  it.each([
    [{ nivel_riesgo: 'CRITICO' }, 'crítico'],
    [{ nivel_riesgo: undefined, Nivel_Riesgo: ' Bajo ' }, 'bajo'],
    [{ nivel_riesgo: 'crítico', Nivel_Riesgo: 'critico' }, 'crítico'],
  ])('[INC-3] reads the risk of %j as %s', async (fields, risk) => {
    const { nivel_riesgo, Nivel_Riesgo } = await desk.reported(fields);

    expect([nivel_riesgo, Nivel_Riesgo]).toEqual([risk, risk]);
  });

  it('[INC-4] reads Limpieza as Servicio de Limpieza', async () => {
    const incident = await desk.reported({ tipo_trabajador_requerido: 'Limpieza' });

    expect(incident.tipo_trabajador_requerido).toBe('Servicio de Limpieza');
  });

  it.each(['rosa', 'luis'] as const)('[INC-5] refuses %s, before the body', async (who) => {
    const answer = await api.post('/incidentes', { as: desk[who], body: { titulo: 5 } });

    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({
      code: 'only-students-report',
      error: 'Solo estudiantes pueden crear incidentes',
    });
  });

  it.each<[string, unknown, string]>([
    ['no title', { titulo: undefined }, '#/titulo'],
    ['a blank title', { titulo: ' \t ' }, '#/titulo'],
    ['a title that is a number', { titulo: 5 }, '#/titulo'],
    ['a title that is a list', { titulo: ['a'] }, '#/titulo'],
    ['a title that is null', { titulo: null }, '#/titulo'],
    ['a title of 121 characters', { titulo: 'x'.repeat(121) }, '#/titulo'],
    ['a title of two lines', { titulo: 'a\nb' }, '#/titulo'],
    ['half a character', { titulo: 'a\ud83d' }, '#/titulo'],
    ['no description', { descripcion: undefined }, '#/descripcion'],
    ['a description of 4001 characters', { descripcion: 'x'.repeat(4001) }, '#/descripcion'],
    ['a description with NUL', { descripcion: 'a\u0000b' }, '#/descripcion'],
    ['a description of marks', { descripcion: 'x' + '\ufe0f'.repeat(5000) }, '#/descripcion'],
    ['a kind of 61 characters', { tipo: 'x'.repeat(61) }, '#/tipo'],
    ['a kind that is null', { tipo: null }, '#/tipo'],
    ['a floor that is a number', { piso: 3 }, '#/piso'],
    ['a floor of 41 characters', { piso: 'x'.repeat(41) }, '#/piso'],
    ['a place of 121 characters', { lugar_especifico: 'x'.repeat(121) }, '#/lugar_especifico'],
    ['a picture without TLS', { foto: 'http://photos.example/a.jpg' }, '#/foto'],
    ['a picture that is code', { foto: 'javascript:alert(1)' }, '#/foto'],
    ['a picture with a password', { foto: 'https://a:b@photos.example/a.jpg' }, '#/foto'],
    ['a picture that breaks out of HTML', { foto: 'https://x.example/"><script>' }, '#/foto'],
    ['a picture of 2049', { foto: `https://p.example/${'x'.repeat(2031)}` }, '#/foto'],
    ['an unknown risk', { nivel_riesgo: 'enorme' }, '#/nivel_riesgo'],
    ['a risk that is true', { nivel_riesgo: true }, '#/nivel_riesgo'],
    ['an unknown old risk', { Nivel_Riesgo: '' }, '#/Nivel_Riesgo'],
    ['two risks', { nivel_riesgo: 'alto', Nivel_Riesgo: 'bajo' }, '#/Nivel_Riesgo'],
    ['an unknown trade', { tipo_trabajador_requerido: 'Mago' }, '#/tipo_trabajador_requerido'],
    ['a status', { estado: 'cerrado' }, '#/estado'],
    ['a reporter', { creado_por: 'eva@utec.edu.pe' }, '#/creado_por'],
    ['an id', { id: randomUUID() }, '#/id'],
  ])('[API-2] refuses %s and stores nothing', async (_, fields, pointer) => {
    const mark = aMark();
    const body = aReport({ lugar_especifico: mark, ...(fields as object) });

    const answer = await api.post('/incidentes', { as: desk.ana, body });

    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'invalid-request', errors: [{ pointer }] });
    expect(idsOf(await api.get(`/incidentes?q=${mark}`, { as: desk.ana }))).toEqual([]);
  });

  it('takes every text as long as it may be, in any script', async () => {
    const body = aReport({
      titulo: '💧'.repeat(120),
      descripcion: '\u202eمرحبا'.padEnd(4000, '水'),
      tipo: 'ñ'.repeat(60),
      piso: 'é'.repeat(40),
      lugar_especifico: '<script>alert(1)</script>'.padEnd(120, '"'),
      foto: `https://p.example/${'x'.repeat(2030)}`,
    });

    const answer = await api.post('/incidentes', { as: desk.ana, body });

    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject(body);
  });

  it('[API-3] answers a resend with the first result and has one effect', async () => {
    const mark = aMark();
    const call = {
      as: desk.ana,
      body: aReport({ lugar_especifico: mark }),
      headers: { 'Idempotency-Key': randomUUID() },
    };

    const first = await api.post('/incidentes', call);
    const [second, third] = await Promise.all([
      api.post('/incidentes', call),
      api.post('/incidentes', { ...call, body: { ...call.body, titulo: ' Fuga de agua ' } }),
    ]);

    for (const resend of [second, third]) {
      expect(resend.status).toBe(201);
      expect(resend.body).toEqual(first.body);
      expect(resend.get('Location')).toBe(first.get('Location'));
    }
    expect(idsOf(await api.get(`/incidentes?q=${mark}`, { as: desk.ana }))).toHaveLength(1);
  });

  it('[API-3] has one effect when equal requests come at once', async () => {
    const mark = aMark();
    const call = {
      as: desk.ana,
      body: aReport({ lugar_especifico: mark }),
      headers: { 'Idempotency-Key': randomUUID() },
    };

    const answers = await Promise.all(
      Array.from({ length: 8 }, () => api.post('/incidentes', call)),
    );

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id as string)).size).toBe(1);
    expect(idsOf(await api.get(`/incidentes?q=${mark}`, { as: desk.ana }))).toHaveLength(1);
  });

  it('[API-3] refuses another report under the same key, and keeps people’s keys apart', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    await api.post('/incidentes', { as: desk.ana, body: aReport(), headers });

    const other = await api.post('/incidentes', {
      as: desk.ana,
      body: aReport({ titulo: 'Otra' }),
      headers,
    });
    const byEva = await api.post('/incidentes', { as: desk.eva, body: aReport(), headers });

    expect(other.status).toBe(409);
    expect(other.body.code).toBe('idempotency-key-reused');
    expect(byEva.status).toBe(201);
    expect(byEva.body.creado_por).toBe(desk.eva.email);
  });
});

describe('GET /incidentes', () => {
  it('[INC-17] answers a student’s own, a worker’s assigned ones and an admin’s all', async () => {
    const mark = aMark();
    const unassigned = await desk.reported({ lugar_especifico: mark });
    const assigned = await desk.assigned({ lugar_especifico: mark });
    const foreign = await api.post('/incidentes', {
      as: desk.eva,
      body: aReport({ lugar_especifico: mark }),
    });
    const list = async (as: Desk['ana']): Promise<string[]> =>
      idsOf(await api.get(`/incidentes?q=${mark}`, { as })).sort();

    expect(await list(desk.ana)).toEqual([unassigned.id, assigned.id].sort());
    expect(await list(desk.eva)).toEqual([foreign.body.id]);
    expect(await list(desk.luis)).toEqual([assigned.id]);
    expect(await list(desk.otto)).toEqual([]);
    expect(await list(desk.rosa)).toEqual([unassigned.id, assigned.id, foreign.body.id].sort());
  });

  it('answers a bare array in full, newest first, with what the caller may do', async () => {
    const mark = aMark();
    const older = await desk.reported({ lugar_especifico: mark });
    api.clock.advance(1000);
    const newer = await desk.reported({ lugar_especifico: mark });

    const answer = await api.get(`/incidentes?q=${mark}`, { as: desk.rosa });
    const oldest = await api.get(`/incidentes?q=${mark}&orden=antiguos`, { as: desk.rosa });

    expect(answer.body).toEqual([await desk.now(newer), await desk.now(older)]);
    expect(idsOf(oldest)).toEqual([older.id, newer.id]);
    expect(answer.get('Cache-Control')).toBe('no-store');
    expect(answer.get('Link')).toBeUndefined();
  });

  it('[STO-4] pages through everything exactly once, filters kept', async () => {
    const mark = aMark();
    const ids: string[] = [];
    for (let at = 0; at < 7; at += 1) {
      const make = at % 2 === 0 ? desk.assigned : desk.reported;
      ids.unshift((await make.call(desk, { lugar_especifico: mark })).id);
      api.clock.advance(1);
    }
    const seen: string[] = [];
    let query: string | undefined = `?q=${mark}&limite=2&orden=recientes`;

    while (query !== undefined) {
      const answer: Response = await api.get(`/incidentes${query}`, { as: desk.rosa });
      const page = idsOf(answer);
      expect(page.length).toBeLessThanOrEqual(2);
      seen.push(...page);
      query = nextOf(answer);
    }

    expect(seen).toEqual(ids);
  });

  it('[STO-5] refuses a cursor of another list', async () => {
    const mark = aMark();
    await desk.reported({ lugar_especifico: mark });
    await desk.reported({ lugar_especifico: mark });
    const page = await api.get(`/incidentes?q=${mark}&limite=1`, { as: desk.ana });
    const cursor = new URLSearchParams(nextOf(page)).get('cursor') ?? '';

    for (const [as, query] of [
      [desk.eva, `q=${mark}`],
      [desk.rosa, `q=${mark}`],
      [desk.ana, `q=${mark}x`],
      [desk.ana, 'cursor=abc'],
    ] as const) {
      const answer = await api.get(`/incidentes?cursor=${cursor}&${query}`, { as });
      expect(answer.status).toBe(400);
      expect(['invalid-cursor', 'invalid-request']).toContain(answer.body.code);
    }
  });

  it('filters by status, risk, kind, floor, worker and words', async () => {
    const mark = aMark();
    const one = await desk.assigned({
      lugar_especifico: mark,
      nivel_riesgo: 'crítico',
      tipo: 'Agua',
      piso: '1',
      titulo: 'Caño roto',
    });
    const two = await desk.reported({
      lugar_especifico: mark,
      nivel_riesgo: 'bajo',
      tipo: 'Luz',
      piso: '2',
      titulo: 'Foco quemado',
    });
    const list = async (query: string): Promise<string[]> =>
      idsOf(await api.get(`/incidentes?q=${mark}&${query}`, { as: desk.rosa }));

    expect(await list('estado=asignado')).toEqual([one.id]);
    expect((await list('estado=abierto,asignado')).sort()).toEqual([one.id, two.id].sort());
    expect(await list('estado=cerrado,completado')).toEqual([]);
    expect(await list('nivel_riesgo=critico')).toEqual([one.id]);
    expect(await list('nivel_riesgo=bajo,medio')).toEqual([two.id]);
    expect(await list('tipo=Agua')).toEqual([one.id]);
    expect(await list('piso=2')).toEqual([two.id]);
    expect(await list(`asignado_a=${desk.luis.email.toUpperCase()}`)).toEqual([one.id]);
    expect(await list(`asignado_a=${desk.otto.email}`)).toEqual([]);
    expect(idsOf(await api.get(`/incidentes?q=CANO ${mark}`, { as: desk.rosa }))).toEqual([one.id]);
  });

  it.each([
    'estado=',
    'estado=roto',
    'estado=asignado,',
    'estado=asignado&estado=cerrado',
    'nivel_riesgo=enorme',
    'tipo=',
    'piso=12345678901234567890123456789012345678901',
    'asignado_a=%00',
    'orden=azar',
    'limite=0',
    'limite=1001',
    'limite=2.5',
    'limite=',
    'limite=dos',
    'limite[]=2',
    'otro=1',
  ])('[API-2] refuses ?%s', async (query) => {
    const answer = await api.get(`/incidentes?${query}`, { as: desk.rosa });

    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('invalid-request');
    expect(answer.body.errors[0].pointer).toMatch(/^#\//);
  });
});

describe('GET /incidentes/{id}', () => {
  it('answers one incident with its version', async () => {
    const incident = await desk.started();

    const answer = await api.get(`/incidentes/${incident.id}`, { as: desk.luis });

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(incident);
    expect(answer.get('ETag')).toBe('"3"');
  });

  it.each([
    ['an unknown id', randomUUID()],
    ['a word', 'x'],
    ['a path', '..%2f'],
    ['NUL', '%00'],
    ['a long text', 'A'.repeat(3000)],
  ])('[VIS-1] finds nothing under %s', async (_, id) => {
    const answer = await api.get(`/incidentes/${id}`, { as: desk.rosa });

    expect(answer.status).toBe(404);
    expect(answer.body).toMatchObject({
      code: 'incident-not-found',
      error: 'Incidente no encontrado',
    });
  });
});

describe('GET /incidentes/{id}/actividad', () => {
  it('tells what happened, oldest first', async () => {
    const { id } = await desk.resolved();

    const answer = await api.get(`/incidentes/${id}/actividad`, { as: desk.ana });

    expect(answer.status).toBe(200);
    const row = {
      id: expect.any(String),
      motivo: null,
      asignado_a_nombre: null,
      campos: [],
      otro: null,
      fecha: api.clock.now(),
    };
    const [byAna, byRosa, byLuis] = [
      { actor_nombre: 'Ana Quispe', actor_tipo: 'estudiante' },
      { actor_nombre: 'Rosa Paz', actor_tipo: 'admin' },
      { actor_nombre: 'Luis Rojas', actor_tipo: 'trabajador' },
    ];
    expect(answer.body).toEqual([
      { ...row, ...byAna, tipo: 'reportado', de: null, a: 'pendiente' },
      {
        ...row,
        ...byRosa,
        tipo: 'asignado',
        de: 'pendiente',
        a: 'asignado',
        asignado_a_nombre: 'Luis Rojas',
      },
      { ...row, ...byLuis, tipo: 'iniciado', de: 'asignado', a: 'en_proceso' },
      {
        ...row,
        ...byLuis,
        tipo: 'resuelto',
        de: 'en_proceso',
        a: 'resuelto',
        motivo: 'Se cambió la llave.',
      },
    ]);
  });

  it('names the fields that an edit changed, in the words of the wire', async () => {
    const incident = await desk.reported();
    await desk.move(incident, '', desk.rosa, { titulo: 'Otra', nivel_riesgo: 'bajo', piso: '3' });

    const answer = await api.get(`/incidentes/${incident.id}/actividad`, { as: desk.ana });

    expect(answer.body[1]).toMatchObject({ tipo: 'editado', campos: ['titulo', 'nivel_riesgo'] });
  });

  it('[STO-4] pages through the history', async () => {
    const { id } = await desk.resolved();
    const types: string[] = [];
    let query: string | undefined = '?limite=3';

    while (query !== undefined) {
      const answer: Response = await api.get(`/incidentes/${id}/actividad${query}`, {
        as: desk.rosa,
      });
      types.push(...(answer.body as { tipo: string }[]).map(({ tipo }) => tipo));
      query = nextOf(answer);
    }

    expect(types).toEqual(['reportado', 'asignado', 'iniciado', 'resuelto']);
  });

  it('[STO-5] refuses the cursor of another history', async () => {
    const [{ id }, other] = await Promise.all([desk.resolved(), desk.resolved()]);
    const page = await api.get(`/incidentes/${id}/actividad?limite=1`, { as: desk.rosa });

    const answer = await api.get(`/incidentes/${other.id}/actividad${nextOf(page) ?? ''}`, {
      as: desk.rosa,
    });

    expect(answer.body.code).toBe('invalid-cursor');
  });
});

describe('the DynamoDB calls of a read', () => {
  it('are one for a list, and one per status for an admin’s', async () => {
    const list = (as: Desk['ana'], query = ''): Promise<string[]> =>
      callsOf(api, () => api.get(`/incidentes${query}`, { as }));

    expect(await list(desk.ana)).toEqual(['Query']);
    expect(await list(desk.luis)).toEqual(['Query']);
    expect(await list(desk.rosa, '?estado=pendiente')).toEqual(['Query']);
    expect(await list(desk.rosa, '?estado=pendiente,asignado,en_proceso')).toHaveLength(3);
    expect(await list(desk.rosa)).toHaveLength(6);
    expect(await list(desk.rosa, `?asignado_a=${desk.luis.email}`)).toEqual(['Query']);
  });

  it('are one for an incident and two for its history', async () => {
    const { id } = await desk.reported();
    const read = (path: string): Promise<string[]> =>
      callsOf(api, () => api.get(`/incidentes/${id}${path}`, { as: desk.ana }));

    expect(await read('')).toEqual(['GetItem']);
    expect(await read('/actividad')).toEqual(['GetItem', 'Query']);
  });
});
