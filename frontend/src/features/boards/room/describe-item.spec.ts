import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadTexts, startTexts } from '../../../shared/i18n/i18n.js';
import type { BoardItem } from '../core/index.js';
import { describeItem, placeOf } from './describe-item.js';

beforeAll(async () => {
  await startTexts();
  await loadTexts('boards');
});

const words = (item: Omit<BoardItem, 'id'>) =>
  describeItem({ id: 'a-1', ...item }, i18next.getFixedT('es', 'boards'));
const place = { x: 0, y: 0, z: 'V' };

describe('an object in words', () => {
  it('is its kind, its colour and what it says', () => {
    const note = { kind: 'note', ...place, w: 10, h: 10, colour: 0xfff0a3 } as const;

    expect(words({ object: note, text: ' Falta\n un enchufe ' })).toBe(
      'Nota, amarillo: «Falta un enchufe»',
    );
  });

  it('tells a settled comment and a locked picture', () => {
    const pin = { kind: 'pin', ...place, colour: 0xd92d20, comment: '', done: true } as const;
    const plan = { kind: 'image', ...place, w: 10, h: 10, ref: 'plano:a', opacity: 255 } as const;

    expect(words({ object: pin, text: '' })).toBe('Comentario, rojo, resuelto');
    expect(words({ object: { ...plan, locked: true }, text: '' })).toBe('Imagen, fija');
  });
});

describe('a place on the board', () => {
  const all = { left: 0, top: 0, right: 300, bottom: 300 };
  it.each([
    [0, 0, 'topLeft'],
    [150, 150, 'middle'],
    [300, 150, 'right'],
    [150, 300, 'bottom'],
  ])('at %i, %i is %s', (x, y, expected) => {
    expect(placeOf({ left: x, right: x, top: y, bottom: y }, all)).toBe(expected);
  });

  it('is somewhere even when all of it is one point', () => {
    const dot = { left: 7, right: 7, top: 7, bottom: 7 };

    expect(placeOf(dot, dot)).toBe('topLeft');
  });
});
