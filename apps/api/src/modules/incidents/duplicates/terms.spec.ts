import { describe, expect, it } from 'vitest';
import { codesIn, termsOf } from './terms.js';

const terms = (text: string): readonly string[] => termsOf(text).map(({ term }) => term);

describe('termsOf', () => {
  it.each([
    ['rajado rajada rajaron rajadas', 1],
    ['proyector proyectores PROYECTOR cañón projector projectors', 1],
    ['iluminación iluminacion luces luz foco lights', 1],
    ['gotea goteando gotera fuga leak leaking', 1],
    ['flickering flickers parpadea parpadeando titila', 1],
    ['instalación instalacion', 1],
    ['proyetor proyectro proyectorr proyector', 1],
  ])('[DUP-2] reads %s as one meaning', (text, count) => {
    expect(new Set(terms(text)).size).toBe(count);
  });

  it('tells what is different apart', () => {
    expect(new Set(terms('silla mesa pizarra puerta ventana')).size).toBe(5);
    expect(new Set(terms('casa caso')).size).toBeLessThanOrEqual(2);
  });

  it('leaves out words that say nothing, and rooms, which are places', () => {
    expect(terms('No hay de la que por favor the please')).toEqual([]);
    expect(terms('en el A301')).toEqual([]);
    expect(terms('PC 14')).toHaveLength(2);
  });

  it('keeps the word as it was written, and bears any text', () => {
    expect(termsOf('¡Goteras!')).toEqual([{ word: 'goteras', term: terms('fuga')[0] }]);
    expect(terms('😀 \u0000 …')).toEqual([]);
    expect(terms('x'.repeat(4000))).toEqual([]);
    expect(terms('palabra '.repeat(2000)).length).toBeLessThanOrEqual(600);
  });
});

describe('codesIn', () => {
  it.each([
    ['El A301 y el a-301', ['a301']],
    ['Laboratorio de Energía, L702', ['l702']],
    ['sala S 804, mesa 6', ['s804']],
    ['Sótano, columna B4, 2026', []],
  ])('finds rooms in %s', (text, codes) => {
    expect(codesIn(text)).toEqual(codes);
  });
});
