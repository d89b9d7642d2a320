import { describe, expect, it } from 'vitest';
import { aCatalogue } from '../../testing/a-catalogue.js';
import { toReport } from './api/report.js';
import {
  answersNow,
  emptyReport,
  isEmpty,
  missingIn,
  reachable,
  type ReportValues,
  wrongAnswers,
} from './report-values.js';

const inRoom = { edificio: 'aulas', piso: '2', ambiente: 'a205', punto: { x: 0.5, y: 0.25 } };

function aReport(overrides: Partial<ReportValues> = {}): ReportValues {
  return {
    ...emptyReport,
    titulo: ' El proyector ',
    tipo: 'tecnologia',
    lugar: inRoom,
    ...overrides,
  };
}

const questions = aCatalogue.tipos[0]?.preguntas ?? null;

describe('a report', () => {
  it('wants three things: a place, a title and a kind', () => {
    expect([
      missingIn('photos', emptyReport, aCatalogue),
      missingIn('where', emptyReport, aCatalogue),
      missingIn('what', emptyReport, aCatalogue),
      missingIn('check', emptyReport, aCatalogue),
    ]).toEqual([[], ['lugar'], ['titulo', 'tipo'], []]);
    expect(missingIn('where', aReport(), aCatalogue)).toEqual([]);
    expect(missingIn('what', aReport(), aCatalogue)).toEqual([]);
  });

  it('is never shown further than what is complete', () => {
    expect(reachable('check', emptyReport, aCatalogue)).toBe('where');
    expect(reachable('check', aReport({ titulo: ' ' }), aCatalogue)).toBe('what');
    expect(reachable('check', aReport(), aCatalogue)).toBe('check');
    expect(reachable('photos', aReport(), aCatalogue)).toBe('photos');
  });

  it('wants a place that the campus still has', () => {
    const gone = aReport({ lugar: { ...inRoom, edificio: 'derribado' } });

    expect(missingIn('where', gone, aCatalogue)).toEqual(['lugar']);
  });

  it('is worth keeping once anything is in it', () => {
    expect(isEmpty(emptyReport)).toBe(true);
    expect(isEmpty({ ...emptyReport, titulo: 'E' })).toBe(false);
  });

  it('answers only what its kind asks', () => {
    const respuestas = { equipo: 'wifi', humedad: true, codigo: '', notas: [], clase: false };

    expect(answersNow(aReport({ respuestas }), questions)).toEqual({
      equipo: 'wifi',
      clase: false,
    });
    expect(answersNow(aReport({ respuestas }), null)).toEqual({});
  });

  it.each([
    [0, ['cuantos']],
    [501, ['cuantos']],
    [1.5, ['cuantos']],
    ['muchos', ['cuantos']],
    [30, []],
  ])('finds %j wrong or right where a number of 1 to 500 is asked', (cuantos, wrong) => {
    expect(wrongAnswers(aReport({ respuestas: { cuantos } }), aCatalogue)).toEqual(wrong);
  });
});

describe('what is sent of a report', () => {
  it('names place and questions by their keys, and the kind by the word that old readers know', () => {
    const values = aReport({ respuestas: { equipo: 'wifi', cuantos: 3 }, nivel_riesgo: 'alto' });

    expect(toReport(values, aCatalogue, ['f1'])).toEqual({
      titulo: 'El proyector',
      descripcion: 'El proyector',
      tipo: 'Tecnología',
      tipo_trabajador_requerido: 'TI',
      nivel_riesgo: 'alto',
      lugar: { edificio: 'aulas', piso: '2', ambiente: 'a205', plano: 'aulas-2', x: 0.5, y: 0.25 },
      respuestas: {
        version: 2,
        valores: [
          { clave: 'equipo', valor: 'wifi' },
          { clave: 'cuantos', valor: 3 },
        ],
      },
      fotos: ['f1'],
    });
  });

  it('adds to the name of the place how to find it, in the words of the student', () => {
    const detalle = ' junto a la ventana ';

    expect(toReport(aReport({ detalle }), aCatalogue, []).lugar_especifico).toBe(
      'Aula A205, junto a la ventana',
    );
  });

  it('has no point where the floor has no plan, and no questions where the kind asks none', () => {
    const lugar = { edificio: 'aulas', piso: '3', ambiente: null, punto: { x: 1, y: 1 } };
    const { lugar: place, respuestas } = toReport(aReport({ lugar, tipo: 'otro' }), aCatalogue, []);

    expect(place).toEqual({ edificio: 'aulas', piso: '3' });
    expect(respuestas).toBeUndefined();
  });
});
