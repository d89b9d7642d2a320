import { BOARD_ROOTS } from '@vigia/domain/board';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { FULL, THUMBNAIL, drawBoard } from './picture.js';

function linesOf(text: string, options = FULL): string[] {
  const doc = new Y.Doc();
  const note = { kind: 'note', x: 0, y: 0, w: 2400, h: 1000, z: 'V', colour: 0 };
  doc.getMap(BOARD_ROOTS.objects).set('1-1', note);
  doc.getMap(BOARD_ROOTS.texts).set('1-1', text);
  return Array.from(
    drawBoard(doc, options).matchAll(/<tspan[^>]*>([^<]*)</g),
    ([, line = '']) => line,
  );
}

describe('The picture of a note', () => {
  it('folds its words into its width, and keeps the lines people made', () => {
    expect(linesOf('Cortar la llave general del piso\nya')).toEqual([
      'Cortar la llave general',
      'del piso',
      'ya',
    ]);
  });

  it('has all of them, but in a thumbnail says when there are more than it shows', () => {
    const text = 'uno\ndos\ntres\ncuatro\ncinco\nseis';

    expect(linesOf(text)).toHaveLength(6);
    expect(linesOf(text, THUMBNAIL)).toEqual(['uno', 'dos', 'tres', 'cuatro…']);
  });

  it('leaves a long word whole', () => {
    const word = 'x'.repeat(60);

    expect(linesOf(word)).toEqual([word]);
  });
});
