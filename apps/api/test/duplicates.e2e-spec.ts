import type { IncidentView } from '@vigia/wire';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callsOf } from './support/count-calls.js';
import { Desk } from './support/desk.js';
import type { Person } from './support/people.js';
import { startApi, type RunningApi } from './support/start-api.js';

let api: RunningApi;
let desk: Desk;

beforeAll(async () => {
  api = await startApi();
  desk = await Desk.open(api);
});

afterAll(async () => {
  await api.close();
});

interface Found {
  readonly incidente: IncidentView;
  readonly puntos: number;
  readonly razones: readonly {
    clave: string;
    texto: { es: string; en: string };
    palabras?: string[];
  }[];
}

const ask = (body: object, as: Person = desk.eva): Promise<Response> =>
  api.post('/incidentes/parecidos', { as, body });
const foundBy = async (body: object, as?: Person): Promise<readonly Found[]> => {
  const answer = await ask(body, as);
  expect(answer.status).toBe(200);
  return (answer.body as { parecidos: Found[] }).parecidos;
};
const A301 = { edificio: 'aulas', piso: '3', ambiente: 'a301' };
const FLICKERS = {
  titulo: 'El proyector parpadea',
  descripcion: 'Se va a negro cada dos minutos.',
  tipo: 'Tecnología',
};

describe('POST /incidentes/parecidos', () => {
  it('[DUP-1] [VIS-2] shows what is likely the same, why, and nobody’s name', async () => {
    const incident = await desk.reported({ ...FLICKERS, lugar: A301 });
    const body = { titulo: 'Proyector parpadeando en negro', tipo: 'tecnologia', lugar: A301 };
    const answer = await ask(body);
    const [found, ...others] = (answer.body as { parecidos: Found[] }).parecidos;

    expect(others).toEqual([]);
    expect(found?.incidente).toMatchObject({ id: incident.id, titulo: FLICKERS.titulo });
    expect(found?.puntos).toBeGreaterThanOrEqual(50);
    expect(found?.razones).toEqual([
      {
        clave: 'texto',
        texto: { es: 'Dice lo mismo', en: 'Says the same' },
        palabras: expect.arrayContaining(['proyector', 'parpadeando', 'negro']),
      },
      { clave: 'lugar', texto: { es: 'En el mismo lugar', en: 'In the same place' } },
      { clave: 'tipo', texto: { es: 'Del mismo tipo', en: 'Of the same kind' } },
      {
        clave: 'tiempo',
        texto: { es: 'Reportado hace menos de una hora', en: 'Reported within the hour' },
      },
    ]);
    for (const { email, name } of [desk.ana, desk.rosa, desk.luis]) {
      expect(answer.text).not.toContain(email);
      expect(answer.text).not.toContain(name);
    }
  });

  it('[DUP-2] does not mind the same trouble in another room', async () => {
    await desk.reported({ ...FLICKERS, lugar: A301 });

    expect(await foundBy({ ...FLICKERS, lugar: { ...A301, ambiente: 'a304' } })).toEqual([]);
    expect(await foundBy({ titulo: 'Silla rota', lugar: A301 })).toEqual([]);
  });

  it('[DUP-3] knows what happened a moment ago, to whichever task: a report, a close, a "me too"', async () => {
    const lugar = { edificio: 'central', piso: '8', ambiente: 'terraza' };
    const body = { titulo: 'Plancha suelta en la cobertura', lugar };
    expect(await foundBy(body)).toEqual([]);

    const incident = await desk.reported({ ...body, descripcion: 'Golpea con el viento.' });
    expect((await foundBy(body))[0]?.incidente.id).toBe(incident.id);
    await api.post(`/incidentes/${incident.id}/tambien`, { as: desk.eva });
    expect((await foundBy(body))[0]?.incidente.veces_reportado).toBe(2);
    await desk.move(incident, 'cerrar', desk.rosa, { motivo: 'Ya se arregló' });
    expect(await foundBy(body)).toEqual([]);
  });

  it('[VIS-1] shows a student their own alone while the campus feed is off', async () => {
    const quiet = await startApi({ CAMPUS_FEED: 'off' });
    try {
      const there = await Desk.open(quiet);
      await there.reported({ ...FLICKERS, lugar: A301 });
      const body = { ...FLICKERS, lugar: A301 };
      const by = async (as: Person): Promise<number> =>
        ((await quiet.post('/incidentes/parecidos', { as, body })).body as { parecidos: [] })
          .parecidos.length;

      expect(await by(there.ana)).toBe(1);
      expect(await by(there.eva)).toBe(0);
      expect(await by(there.otto)).toBe(0);
      expect(await by(there.rosa)).toBe(1);
    } finally {
      await quiet.close();
    }
  });

  it('makes a DynamoDB call, one more when something is found, and when something happened', async () => {
    await desk.reported({ ...FLICKERS, lugar: A301 });
    const known = { ...FLICKERS, lugar: A301 };
    await foundBy(known);
    expect(await callsOf(api, () => ask({ titulo: 'Nada de esto' }))).toEqual(['Query']);
    expect(await callsOf(api, () => ask(known))).toEqual(['BatchGetItem', 'Query']);

    await desk.reported({ ...FLICKERS, lugar: A301 });
    expect(await callsOf(api, () => ask(known))).toEqual(['BatchGetItem', 'BatchGetItem', 'Query']);
    expect(await callsOf(api, () => ask(known))).toEqual(['BatchGetItem', 'Query']);
  });

  it.each<[string, object]>([
    ['#/titulo', {}],
    ['#/titulo', { titulo: 'x'.repeat(121) }],
    ['#/descripcion', { titulo: 'x', descripcion: 5 }],
    ['#/lugar/edificio', { titulo: 'x', lugar: { edificio: 'torre', piso: '1' } }],
    ['#/lugar', { titulo: 'x', lugar: 'torre' }],
    ['#/reportante', { titulo: 'x', reportante: 'ana' }],
  ])('points at %s', async (pointer, body) => {
    const answer = await ask(body);

    expect(answer.status).toBe(400);
    expect((answer.body as { errors: { pointer: string }[] }).errors[0]?.pointer).toBe(pointer);
  });
});
