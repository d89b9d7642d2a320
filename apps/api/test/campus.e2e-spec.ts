import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk, aReport } from './support/desk.js';
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

const PLACE = { edificio: 'aulas', piso: '2', ambiente: 'a205' };
const POINT = { plano: 'aulas-2', x: 0.31, y: 0.66 };

async function report(more: object, as = desk.ana): Promise<Response> {
  const { titulo, descripcion } = aReport();
  return api.post('/incidentes', { as, body: { titulo, descripcion, ...more } });
}

function pointersOf(answer: Response): string[] {
  expect(answer.status).toBe(400);
  return (answer.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);
}

describe('GET /campus', () => {
  it('tells places, kinds and risks, and answers 304 to who has them', async () => {
    const answer = await api.get('/campus', { as: desk.ana });

    expect(answer.status).toBe(200);
    expect(answer.get('Cache-Control')).toBe('private, max-age=300');
    expect(answer.get('ETag')).toBe(`"${answer.body.version as string}"`);
    const aulas = answer.body.edificios.find(({ clave }: { clave: string }) => clave === 'aulas');
    expect(aulas.pisos[1]).toMatchObject({ clave: '2', plano: 'aulas-2' });
    expect(aulas.pisos[1].ambientes[4]).toEqual({
      clave: 'a205',
      nombre: { es: 'Aula A205', en: 'Classroom A205' },
      x: 0.309,
      y: 0.668,
    });
    const again = await api.get('/campus', {
      as: desk.ana,
      headers: { 'If-None-Match': answer.get('ETag')! },
    });
    expect(again.status).toBe(304);
    expect(again.text).toBe('');
  });

  it('[CAM-3] tells the questions of now, and those that older answers are to', async () => {
    const { body } = await api.get('/campus', { as: desk.luis });
    const kind = body.tipos.find(({ clave }: { clave: string }) => clave === 'tecnologia');

    expect(kind.preguntas.version).toBe(2);
    expect(kind.preguntas.esquema.properties.equipos).toEqual({
      type: 'integer',
      'x-nombre': {
        es: '¿Cuántos equipos o personas afecta?',
        en: 'How many devices or people are affected?',
      },
      minimum: 1,
      maximum: 500,
    });
    expect(kind.preguntas_anteriores.map(({ version }: { version: number }) => version)).toEqual([
      1,
    ]);
    const other = body.tipos.find(({ clave }: { clave: string }) => clave === 'otro');
    expect(other).toMatchObject({ preguntas: null, preguntas_anteriores: [] });
  });
});

describe('a report', () => {
  it('[CAM-2] with a place says floor and place in the words of old clients', async () => {
    const answer = await report({ lugar: { ...PLACE, ...POINT } });

    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      piso: '2',
      lugar_especifico: 'Aula A205, Pabellón A',
      lugar: { ...PLACE, ...POINT },
    });
    expect((await desk.now(answer.body)).lugar).toEqual({ ...PLACE, ...POINT });
  });

  it('[CAM-2] keeps the words that its reporter chose', async () => {
    const answer = await report({ lugar: PLACE, lugar_especifico: 'Tercera fila', piso: ' ' });

    expect(answer.body).toMatchObject({
      piso: '2',
      lugar_especifico: 'Tercera fila',
      lugar: { ...PLACE, plano: null, x: null, y: null },
    });
  });

  it.each<[string, object]>([
    ['#/lugar/edificio', { ...PLACE, edificio: 'torre' }],
    ['#/lugar/piso', { ...PLACE, piso: '9' }],
    ['#/lugar/ambiente', { ...PLACE, ambiente: 'l601' }],
    ['#/lugar/plano', { ...PLACE, ...POINT, plano: 'aulas-3' }],
    ['#/lugar/plano', { ...PLACE, x: 0.5, y: 0.5 }],
    ['#/lugar/x', { ...PLACE, ...POINT, x: 1.01 }],
    ['#/lugar/y', { ...PLACE, ...POINT, y: 'abajo' }],
    ['#/lugar/cuarto', { ...PLACE, cuarto: '1' }],
    ['#/lugar/piso', { edificio: 'aulas' }],
    ['#/lugar', []],
    ['#/lugar', [PLACE]],
  ])('[CAM-1] points at %s', async (pointer, lugar) => {
    expect(pointersOf(await report({ lugar }))).toContain(pointer);
  });

  it.each(['tecnologia', 'Tecnología'])(
    '[CAM-3] of the kind %s takes answers to its questions, and keeps the kind by its name',
    async (tipo) => {
      const valores = [
        { clave: 'equipo', valor: 'proyector' },
        { clave: 'equipos', valor: 3 },
        { clave: 'clase_ahora', valor: true },
        { clave: 'codigo', valor: 'PRY-14' },
      ];
      const answer = await report({ tipo, respuestas: { version: 2, valores } });

      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({
        tipo: 'Tecnología',
        respuestas: { version: 2, valores },
      });
      expect((await desk.now(answer.body)).respuestas).toEqual({ version: 2, valores });
    },
  );

  it('[CAM-3] takes answers to older questions, and lists of words', async () => {
    const old = { version: 1, valores: [{ clave: 'equipo', valor: 'red' }] };
    const several = { version: 1, valores: [{ clave: 'peligro', valor: ['humo', 'chispas'] }] };

    expect((await report({ tipo: 'tecnologia', respuestas: old })).body.respuestas).toEqual(old);
    expect((await report({ tipo: 'Electricidad', respuestas: several })).status).toBe(201);
  });

  const answers = (...valores: [clave: string, valor: unknown][]): object => ({
    version: 2,
    valores: valores.map(([clave, valor]) => ({ clave, valor })),
  });

  it.each<[string, string, unknown]>([
    ['#/respuestas', 'Otro', answers()],
    ['#/respuestas', 'Goteras', answers()],
    ['#/respuestas', 'Tecnología', [answers()]],
    ['#/respuestas/version', 'Tecnología', { version: 3, valores: [] }],
    ['#/respuestas/version', 'Tecnología', { version: '2', valores: [] }],
    ['#/respuestas/valores', 'Tecnología', { version: 2 }],
    ['#/respuestas/valores/0', 'Tecnología', answers(['color', 'rojo'])],
    ['#/respuestas/valores/0', 'Tecnología', answers(['constructor', 'rojo'])],
    ['#/respuestas/valores/0', 'Tecnología', answers(['__proto__', 'rojo'])],
    ['#/respuestas/valores/1', 'Tecnología', answers(['equipos', 2], ['equipo', 'tostadora'])],
    ['#/respuestas/valores/1', 'Tecnología', answers(['equipos', 2], ['equipos', 3])],
    ['#/respuestas/valores/0', 'Tecnología', answers(['equipos', 2.5])],
    ['#/respuestas/valores/0', 'Tecnología', answers(['equipos', 501])],
    ['#/respuestas/valores/0', 'Tecnología', answers(['equipos', '2'])],
    ['#/respuestas/valores/0', 'Tecnología', answers(['clase_ahora', 'sí'])],
    ['#/respuestas/valores/0', 'Tecnología', answers(['codigo', 'x'.repeat(31)])],
    ['#/respuestas/valores/0/valor', 'Tecnología', answers(['codigo', 'x'.repeat(501)])],
    ['#/respuestas/valores/0/valor', 'Tecnología', answers(['codigo', null])],
    ['#/respuestas/valores/0/valor', 'Tecnología', answers(['codigo', { es: 'x' }])],
    ['#/respuestas/valores/0', 'Tecnología', { version: 2, valores: ['equipo'] }],
    [
      '#/respuestas/valores/0',
      'Electricidad',
      { version: 1, valores: [{ clave: 'peligro', valor: ['humo', 'humo'] }] },
    ],
  ])('[CAM-3] points at %s', async (pointer, tipo, respuestas) => {
    expect(pointersOf(await report({ tipo, respuestas }))).toContain(pointer);
  });

  it('leaves a free word for its kind as it is', async () => {
    const answer = await report({ tipo: 'Goteras' });

    expect(answer.body).toMatchObject({ tipo: 'Goteras', lugar: null, respuestas: null });
  });
});
