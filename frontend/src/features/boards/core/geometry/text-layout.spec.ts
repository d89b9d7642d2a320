import { describe, expect, it } from 'vitest';
import { estimateText, layOutNote, wrap } from './text-layout.js';

/** Every letter is as wide as the size says. */
const square = (line: string, size: number): number => line.length * size;

describe('Words on a note', () => {
  it('wrap at spaces and keep the lines they were given', () => {
    expect(wrap('uno dos\ntres', 5, 1, square)).toEqual(['uno', 'dos', 'tres']);
  });

  it('break a word that is wider than a line, never between the halves of a character', () => {
    expect(wrap('abcdefg', 3, 1, square)).toEqual(['abc', 'def', 'g']);
    expect(wrap('a😀b', 2, 1, square).join('')).toBe('a😀b');
    for (const line of wrap('😀😀😀', 3, 1, square)) expect(line).not.toMatch(/^[\udc00-\udfff]/);
  });

  it('lose nothing', () => {
    const text = 'Falta señal de salida en el segundo piso';

    expect(wrap(text, 60, 10, estimateText).join(' ').replaceAll(/\s+/g, ' ')).toBe(text);
  });

  it('become smaller until they fit', () => {
    const note = { kind: 'note', x: 0, y: 0, w: 1_000, h: 1_000, z: 'V', colour: 0 } as const;
    const few = layOutNote(note, 'hola', estimateText);
    const many = layOutNote(note, 'hola '.repeat(40), estimateText);

    expect(many.size).toBeLessThan(few.size);
    expect(many.lines.length * many.lineHeight).toBeLessThanOrEqual(note.h);
  });
});
