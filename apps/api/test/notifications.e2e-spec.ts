import { ulidFloor } from '@vigia/platform';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callsOf } from './support/count-calls.js';
import { Desk } from './support/desk.js';
import { MINUTE_MS } from './support/movable-clock.js';
import { startApi, type RunningApi } from './support/start-api.js';

interface Inbox {
  readonly notificaciones: readonly { id: string; tipo: string; incidente_id: string }[];
  readonly cursor: string;
  readonly hay_mas: boolean;
  readonly no_leidas: number;
}

let api: RunningApi;
let desk: Desk;

beforeAll(async () => {
  api = await startApi({ CAMPUS_FEED: 'off' });
  desk = await Desk.open(api);
});
afterAll(async () => {
  await api.close();
});

async function inbox(as: Desk['ana'], query = ''): Promise<Inbox> {
  const answer = await api.get(`/notificaciones${query}`, { as });
  expect(answer.status).toBe(200);
  return answer.body as Inbox;
}

function typesOf({ notificaciones }: Inbox): string[] {
  return notificaciones.map(({ tipo }) => tipo);
}

describe('GET /notificaciones', () => {
  it('tells a student of their report, newest first, one’s own doings read', async () => {
    const { id } = await desk.resolved();

    const answer = await api.get('/notificaciones?limite=4', { as: desk.ana });

    const row = {
      id: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
      incidente_id: id,
      titulo: 'Fuga de agua',
      motivo: null,
      fecha: api.clock.now(),
      calidad: 'reportante',
      leida: false,
      tema: 'avances',
      callada: false,
    };
    const change = (de: string, a: string): object => ({
      de,
      a,
      mensaje: `El estado de tu incidente 'Fuga de agua' cambió de ${de} a ${a}`,
    });
    expect(answer.body).toEqual({
      notificaciones: [
        {
          ...row,
          ...change('en_proceso', 'resuelto'),
          tipo: 'resuelto',
          actor_nombre: 'Luis Rojas',
          motivo: 'Se cambió la llave.',
        },
        {
          ...row,
          ...change('asignado', 'en_proceso'),
          tipo: 'iniciado',
          actor_nombre: 'Luis Rojas',
        },
        {
          ...row,
          ...change('pendiente', 'asignado'),
          tipo: 'asignado',
          actor_nombre: 'Rosa Paz',
        },
        {
          ...row,
          tipo: 'reportado',
          de: null,
          a: 'pendiente',
          mensaje: 'Nuevo incidente: Fuga de agua',
          actor_nombre: 'Ana Quispe',
          leida: true,
        },
      ],
      cursor: answer.body.notificaciones[0].id,
      hay_mas: expect.any(Boolean),
      no_leidas: expect.any(Number),
      no_leidas_mas: false,
    });
  });

  it('[NOT-1] [NOT-2] tells everybody what concerns them and nobody else', async () => {
    const { id } = await desk.resolved();
    const about = async (as: Desk['ana']): Promise<string[]> =>
      (await inbox(as)).notificaciones
        .filter((row) => row.incidente_id === id)
        .map(({ tipo }) => tipo);

    expect(await about(desk.rosa)).toEqual(['resuelto', 'iniciado', 'asignado', 'reportado']);
    expect(await about(desk.luis)).toEqual(['resuelto', 'iniciado', 'asignado', 'reportado']);
    expect(await about(desk.otto)).toEqual([]);
    expect(await about(desk.eva)).toEqual([]);
  });

  it('[VIS-2] does not name the reporter to the trade', async () => {
    await desk.reported();

    const answer = await api.get('/notificaciones?limite=1', { as: desk.luis });

    expect(answer.body.notificaciones[0]).toMatchObject({ tipo: 'reportado', actor_nombre: null });
    expect(answer.text).not.toMatch(new RegExp(`Ana Quispe|${desk.ana.email}`));
  });

  it('catches a client up from its cursor, oldest first, until there is no more', async () => {
    const incident = await desk.assigned();
    const { cursor } = await inbox(desk.luis);
    api.clock.advance(10 * MINUTE_MS);
    const body = { estado: 'en_proceso' };
    await desk.move(incident, 'estado', desk.luis, body);
    await desk.move(incident, 'cerrar', desk.rosa, { motivo: 'Listo.' });
    await desk.move(incident, 'reabrir', desk.rosa, { motivo: 'Sigue.' });

    const first = await inbox(desk.luis, `?desde=${cursor}&limite=2`);
    const second = await inbox(desk.luis, `?desde=${first.cursor}&limite=2`);
    const third = await inbox(desk.luis, `?desde=${second.cursor}&limite=2`);

    expect(typesOf(first).slice(-2)).toEqual(['iniciado', 'cerrado']);
    expect(first.hay_mas).toBe(true);
    expect(typesOf(second).at(-1)).toBe('reabierto');
    expect(second.hay_mas).toBe(false);
    expect(third.cursor).toBe(second.cursor);
  });

  it('[LIV-7] catches up whoever was never told anything before, from the cursor that said so', async () => {
    const guard = await api.people.worker({ speciality: 'Seguridad' });
    const { cursor } = await inbox(guard);
    await desk.reported({ tipo_trabajador_requerido: 'Seguridad' });

    const caughtUp = await inbox(guard, `?desde=${cursor}`);

    expect(cursor).toBe('');
    expect(typesOf(caughtUp)).toContain('reportado');
  });

  it('starts again at the beginning from the smallest cursor', async () => {
    await desk.resolved();
    const all = await inbox(desk.luis, '?limite=200');

    const caughtUp = await inbox(desk.luis, `?desde=${ulidFloor(0)}&limite=200`);

    expect(caughtUp.notificaciones.map(({ id }) => id).reverse()).toEqual(
      all.notificaciones.map(({ id }) => id),
    );
  });

  it('looks back behind an id', async () => {
    await desk.resolved();

    const first = await inbox(desk.ana, '?limite=3');
    const last = first.notificaciones.at(-1)?.id ?? '';
    const second = await inbox(desk.ana, `?antes=${last}`);

    expect([...typesOf(first), ...typesOf(second)].slice(0, 4)).toEqual([
      'resuelto',
      'iniciado',
      'asignado',
      'reportado',
    ]);
    expect(first.hay_mas).toBe(true);
  });

  it.each([
    'desde=ayer',
    `desde=${ulidFloor(1).toLowerCase()}x`,
    `desde=${ulidFloor(1)}&desde=${ulidFloor(2)}`,
    `desde=${ulidFloor(1)}&antes=${ulidFloor(2)}`,
    'antes=9ZZZZZZZZZZZZZZZZZZZZZZZZZ',
    'limite=0',
    'limite=201',
    'limite=1.5',
    'otro=1',
  ])('[API-2] refuses ?%s', async (query) => {
    const answer = await api.get(`/notificaciones?${query}`, { as: desk.ana });

    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('invalid-request');
  });

  it('makes one call for the read mark, one for the preferences, and two per audience', async () => {
    const calls = ['GetItem', 'GetItem', 'Query', 'Query', 'Query'];

    expect(await callsOf(api, () => inbox(desk.rosa))).toEqual([...calls, 'Query']);
    // What the whole campus is told, students do not count unless they ask for it.
    expect(await callsOf(api, () => inbox(desk.ana))).toEqual(calls);
  });
});

describe('PUT /notificaciones/leidas', () => {
  function mark(as: Desk['ana'], body: unknown): Promise<Response> {
    return api.put('/notificaciones/leidas', { as, body });
  }

  it('[NOT-5] marks single ones and everything up to an id, for all sessions of a person', async () => {
    await desk.resolved();
    const { notificaciones, no_leidas } = await inbox(desk.ana);
    const [newest, middle] = notificaciones;

    const one = await mark(desk.ana, { ids: [middle?.id] });
    expect(one.status).toBe(200);
    expect(one.body).toEqual({ no_leidas: no_leidas - 1, no_leidas_mas: false });

    api.clock.advance(2 * MINUTE_MS);
    const all = await mark(desk.ana, { ids: [], hasta: newest?.id });
    expect(all.body).toEqual({ no_leidas: 0, no_leidas_mas: false });

    const tablet = await api.people.login(desk.ana.email, desk.ana.name, desk.ana.role);
    expect((await inbox(tablet)).no_leidas).toBe(0);
    expect((await inbox(desk.rosa)).no_leidas).toBeGreaterThan(0);
  });

  it('[NOT-5] [STO-7] keeps what all tabs mark at the same time', async () => {
    await desk.resolved();
    const { notificaciones, no_leidas } = await inbox(desk.ana, '?limite=3');

    await Promise.all(notificaciones.map(({ id }) => mark(desk.ana, { ids: [id] })));

    expect((await inbox(desk.ana)).no_leidas).toBe(no_leidas - 3);
  });

  it('[NOT-5] takes no mark back', async () => {
    await desk.resolved();
    const [newest, , oldest] = (await inbox(desk.ana)).notificaciones;
    api.clock.advance(2 * MINUTE_MS);
    await mark(desk.ana, { ids: [], hasta: newest?.id });

    const again = await mark(desk.ana, { ids: [], hasta: oldest?.id });

    expect(again.body.no_leidas).toBe(0);
  });

  it.each<[string, unknown, string]>([
    ['nothing', undefined, '#/ids'],
    ['no list', { ids: ulidFloor(1) }, '#/ids'],
    ['null', { ids: null }, '#/ids'],
    ['a list of words', { ids: ['x'] }, '#/ids'],
    ['a list of numbers', { ids: [1] }, '#/ids'],
    ['a list of lists', { ids: [[ulidFloor(1)]] }, '#/ids'],
    ['too many', { ids: Array(201).fill(ulidFloor(1)) }, '#/ids'],
    ['an end that is no id', { ids: [], hasta: 'x' }, '#/hasta'],
    ['an end that is a list', { ids: [], hasta: [ulidFloor(1)] }, '#/hasta'],
    ['another field', { ids: [], todas: true }, '#/todas'],
  ])('[API-2] refuses %s', async (_, body, pointer) => {
    const answer = await mark(desk.ana, body);

    expect(answer.status).toBe(400);
    expect(answer.body.errors[0]).toMatchObject({ pointer });
  });
});
