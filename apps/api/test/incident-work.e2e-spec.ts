import type { IncidentView } from '@vigia/wire';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callsOf } from './support/count-calls.js';
import { Desk, aMark } from './support/desk.js';
import { HOUR_MS } from './support/movable-clock.js';
import { completed } from './support/photos.js';
import { startApi, type Call, type RunningApi } from './support/start-api.js';

let api: RunningApi;
let desk: Desk;

beforeAll(async () => {
  api = await startApi();
  desk = await Desk.open(api);
});

afterAll(async () => {
  await api.close();
});

function put({ id }: IncidentView, route: string, call: Call): Promise<Response> {
  return api.put(`/incidentes/${id}/${route}`, call);
}

describe('PUT /incidentes/{id}/pausar', () => {
  it('[INC-20] tells the reporter why the work rests, until it goes on', async () => {
    const motivo = `Falta un repuesto ${aMark()}`;
    const incident = await desk.started();

    const paused = await put(incident, 'pausar', { as: desk.luis, body: { motivo } });
    const seen = await api.get(`/incidentes/${incident.id}`, { as: desk.ana });
    const inbox = await api.get('/notificaciones', { as: desk.ana });
    const resumed = await put(incident, 'reanudar', { as: desk.luis });

    expect(paused.body).toMatchObject({
      estado: 'en_proceso',
      pausa: { desde: api.clock.now(), motivo },
      acciones: ['reanudar', 'marcar', 'declinar', 'resolver'],
    });
    expect(seen.body.pausa.motivo).toBe(motivo);
    expect(inbox.body.notificaciones[0]).toMatchObject({ tipo: 'pausado', motivo });
    expect(resumed.body).toMatchObject({ estado: 'en_proceso', pausa: null });
  });

  it('[INC-16] [INC-20] is refused twice, and before the start', async () => {
    const body = { motivo: 'Falta un repuesto' };

    const early = await put(await desk.assigned(), 'pausar', { as: desk.luis, body });
    const twice = await put(await desk.paused(), 'pausar', { as: desk.luis, body });

    for (const answer of [early, twice]) {
      expect([answer.status, answer.body.code]).toEqual([409, 'move-not-allowed']);
    }
  });

  it('[INC-20] ends with the resolution', async () => {
    const resolved = await put(await desk.paused(), 'estado', {
      as: desk.luis,
      body: { estado: 'resuelto' },
    });

    expect(resolved.body).toMatchObject({ estado: 'resuelto', pausa: null });
  });

  it('[API-3] [API-4] takes a key and a version', async () => {
    const incident = await desk.started();
    const call = {
      as: desk.luis,
      body: { motivo: 'Falta un repuesto' },
      headers: { 'Idempotency-Key': aMark() },
    };

    const [first, again] = [
      await put(incident, 'pausar', call),
      await put(incident, 'pausar', call),
    ];
    const stale = await put(incident, 'reanudar', {
      as: desk.luis,
      headers: { 'If-Match': `"${String(incident.version)}"` },
    });

    expect(again.body).toEqual(first.body);
    expect([stale.status, stale.body.incidente.version]).toEqual([409, first.body.version]);
  });

  it('costs one read and one transaction', async () => {
    const incident = await desk.started();

    const calls = await callsOf(api, () =>
      put(incident, 'pausar', { as: desk.luis, body: { motivo: 'x' } }),
    );

    expect(calls).toEqual(['GetItem', 'TransactWriteItems']);
  });
});

describe('PUT /incidentes/{id}/declinar', () => {
  it('[INC-21] puts it back into the queue: nobody’s, off the load, out of sight', async () => {
    const motivo = `Se necesita una grúa ${aMark()}`;
    const incident = await desk.started();
    const load = await desk.loadOf(desk.luis);

    const declined = await put(incident, 'declinar', { as: desk.luis, body: { motivo } });

    expect(declined.body).toMatchObject({ estado: 'pendiente', asignado_a: null });
    expect(declined.body).not.toHaveProperty('creado_por');
    expect(await desk.now(incident)).toMatchObject({
      estado: 'pendiente',
      asignado_a: null,
      modificado_por: desk.luis.email,
    });
    expect(await desk.loadOf(desk.luis)).toBe(load - 1);
    const lists = await api.get('/incidentes', { as: desk.luis });
    expect(lists.body.map(({ id }: IncidentView) => id)).not.toContain(incident.id);
  });

  it('[INC-21] tells admins who and why, and the reporter neither', async () => {
    const motivo = `Se necesita una grúa ${aMark()}`;
    const incident = await desk.assigned();
    await put(incident, 'declinar', { as: desk.luis, body: { motivo } });

    const about = async (as: typeof desk.ana): Promise<Record<string, unknown>> => {
      const [inbox, history, view] = await Promise.all([
        api.get('/notificaciones', { as }),
        api.get(`/incidentes/${incident.id}/actividad`, { as }),
        api.get(`/incidentes/${incident.id}`, { as }),
      ]);
      return {
        told: inbox.body.notificaciones[0],
        row: history.body.at(-1),
        by: view.body.modificado_por,
      };
    };

    expect(await about(desk.rosa)).toMatchObject({
      told: { tipo: 'declinado', motivo, actor_nombre: 'Luis Rojas' },
      row: { tipo: 'declinado', motivo, actor_nombre: 'Luis Rojas' },
      by: desk.luis.email,
    });
    expect(await about(desk.ana)).toMatchObject({
      told: { tipo: 'declinado', motivo: null, actor_nombre: null, a: 'pendiente' },
      row: { tipo: 'declinado', motivo: null, actor_nombre: null, actor_tipo: null },
      by: null,
    });
  });

  it('[INC-7] [INC-21] leaves it to be given to the same worker again', async () => {
    const incident = await desk.assigned();
    await put(incident, 'declinar', { as: desk.luis, body: { motivo: 'Hoy no' } });

    const again = await desk.move(incident, 'asignar', desk.rosa, {
      trabajador_email: desk.luis.email,
    });

    expect(again).toMatchObject({ estado: 'asignado', asignado_a: desk.luis.email });
  });
});

describe('PUT /incidentes/{id}/lista/{clave}', () => {
  it('[INC-22] ticks off and takes back; twice is once', async () => {
    const incident = await desk.assigned();
    const tick = (hecho: boolean): Promise<Response> =>
      put(incident, 'lista/corte', { as: desk.luis, body: { hecho } });

    const [first, again, back] = [await tick(true), await tick(true), await tick(false)];

    expect([first.body.lista, again.body.lista, back.body.lista]).toEqual([
      ['corte'],
      ['corte'],
      [],
    ]);
    expect(again.body.version).toBe(first.body.version);
    const seen = await api.get(`/incidentes/${incident.id}`, { as: desk.ana });
    expect(seen.body.lista).toEqual([]);
  });

  it('[INC-22] knows the points of its category and no others', async () => {
    const strange = await desk.assigned({ tipo: 'Ballenas' });

    const answers = await Promise.all([
      put(await desk.assigned(), 'lista/insumos', { as: desk.luis, body: { hecho: true } }),
      put(await desk.assigned(), 'lista/__proto__', { as: desk.luis, body: { hecho: false } }),
      put(strange, 'lista/zona', { as: desk.luis, body: { hecho: true } }),
    ]);

    for (const { status, body } of answers) {
      expect([status, body.code]).toEqual([404, 'checklist-point-not-found']);
    }
  });

  it('[INC-22] is told to nobody', async () => {
    const incident = await desk.assigned();
    const newest = async (): Promise<string> =>
      (await api.get('/notificaciones', { as: desk.rosa })).body.cursor as string;
    const before = await newest();

    await put(incident, 'lista/zona', { as: desk.luis, body: { hecho: true } });

    expect(await newest()).toBe(before);
  });
});

describe('photos of the work', () => {
  const add = async (incident: IncidentView, as: typeof desk.ana, momento?: string) =>
    api.post(`/incidentes/${incident.id}/fotos`, {
      as,
      body: { fotos: [await completed(api, as)], ...(momento !== undefined && { momento }) },
    });

  it('[PHO-6] [PHO-7] are of before and after, beside those of the report', async () => {
    const incident = await desk.started();

    await add(incident, desk.ana);
    await add(incident, desk.luis, 'antes');
    const { body } = await add(incident, desk.rosa, 'despues');

    expect(body.fotos.map(({ momento }: { momento: string }) => momento)).toEqual([
      'reporte',
      'antes',
      'despues',
    ]);
    expect(body).toMatchObject({
      fotos_restantes: 5,
      fotos_trabajo_restantes: { antes: 5, despues: 5 },
    });
  });

  it('[PHO-7] are refused to the reporter', async () => {
    const incident = await desk.started();

    const { status, body } = await add(incident, desk.ana, 'despues');

    expect([status, body.code]).toEqual([403, 'only-staff-photographs-work']);
  });

  it('[PHO-9] come with the resolution, or there is none', async () => {
    const incident = await desk.started();
    const fotos = [await completed(api, desk.luis)];
    const resolve = (target: IncidentView): Promise<Response> =>
      put(target, 'estado', { as: desk.luis, body: { estado: 'resuelto', fotos } });

    const resolved = await resolve(incident);
    const other = await desk.started();
    const taken = await resolve(other);

    expect(resolved.body).toMatchObject({
      estado: 'resuelto',
      fotos: [{ id: fotos[0], momento: 'despues' }],
    });
    expect([taken.status, taken.body.code]).toEqual([409, 'photo-taken']);
    expect(await desk.now(other)).toMatchObject({ estado: 'en_proceso', fotos: [] });
  });
});

describe('PUT /incidentes/{id}/satisfaccion', () => {
  it('[INC-24] is seen by the staff, and may be changed', async () => {
    const incident = await desk.resolved();

    await put(incident, 'satisfaccion', { as: desk.ana, body: { puntos: 2, texto: ' Gotea ' } });
    const changed = await put(incident, 'satisfaccion', { as: desk.ana, body: { puntos: 4 } });
    const seen = await api.get(`/incidentes/${incident.id}`, { as: desk.luis });

    expect(changed.body.satisfaccion).toEqual({ puntos: 4, texto: '', fecha: api.clock.now() });
    expect(seen.body.satisfaccion.puntos).toBe(4);
  });

  it('[INC-24] tells admins of a bad one and nobody of a good one', async () => {
    const incident = await desk.resolved();
    const newest = async () =>
      (await api.get('/notificaciones', { as: desk.rosa })).body.notificaciones[0];
    const before = await newest();

    await put(incident, 'satisfaccion', { as: desk.ana, body: { puntos: 3, texto: 'Regular' } });
    const afterGood = await newest();
    await put(incident, 'satisfaccion', { as: desk.ana, body: { puntos: 1, texto: 'Gotea' } });

    expect(afterGood).toEqual(before);
    expect(await newest()).toMatchObject({ tipo: 'valorado', motivo: '1/5 · Gotea' });
  });

  it('[INC-13] [INC-24] comes with the confirmation, which also goes without', async () => {
    const rated = await put(await desk.resolved(), 'confirmar', {
      as: desk.ana,
      body: { puntos: 5, texto: 'Gracias' },
    });
    const plain = await put(await desk.resolved(), 'confirmar', { as: desk.ana });
    const words = await put(await desk.resolved(), 'confirmar', {
      as: desk.ana,
      body: { texto: 'Gracias' },
    });

    expect(rated.body).toMatchObject({
      estado: 'cerrado',
      satisfaccion: { puntos: 5, texto: 'Gracias' },
    });
    expect(plain.body).toMatchObject({ estado: 'cerrado', satisfaccion: null });
    expect([words.status, words.body.errors[0].pointer]).toEqual([400, '#/puntos']);
  });

  it.each([0, 6, 2.5])('[API-2] has no score of %d', async (puntos) => {
    const answer = await put(await desk.resolved(), 'satisfaccion', {
      as: desk.ana,
      body: { puntos },
    });

    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].pointer).toBe('#/puntos');
  });

  it('[INC-24] ends 7 days after the closing', async () => {
    const incident = await desk.resolved();
    await put(incident, 'confirmar', { as: desk.ana });
    api.clock.advance(7 * 24 * HOUR_MS + 1);
    const ana = await api.people.login(desk.ana.email, desk.ana.name, desk.ana.role);

    const late = await put(incident, 'satisfaccion', { as: ana, body: { puntos: 5 } });

    expect([late.status, late.body.code]).toEqual([409, 'rating-window-over']);
  });
});
