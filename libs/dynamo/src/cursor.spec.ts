import { InvalidCursorError } from '@vigia/domain/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, pageOf, type List } from './cursor.js';

const list: List = { name: 'things', about: ['a', null, ['b']], position: /^p\d+$/ };

describe('cursor', () => {
  it('gives back the position it was made of', () => {
    expect(decodeCursor(list, encodeCursor(list, 'p12'))).toBe('p12');
    expect(decodeCursor(list, undefined)).toBeUndefined();
  });

  it('is safe in a URL', () => {
    expect(encodeCursor(list, 'p1')).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  it.each<[string, List]>([
    ['another name', { ...list, name: 'others' }],
    ['another question', { ...list, about: ['a', null, ['c']] }],
    ['another kind of position', { ...list, position: /^q\d+$/ }],
  ])('[STO-5] is refused by a list with %s', (_, other) => {
    const cursor = encodeCursor(list, 'p12');

    expect(() => decodeCursor(other, cursor)).toThrow(InvalidCursorError);
  });

  it('[STO-5] is refused in any other spelling', () => {
    const cursor = encodeCursor(list, 'p12');
    const respelled = Buffer.from(` ${Buffer.from(cursor, 'base64url').toString()}`).toString(
      'base64url',
    );

    for (const wrong of [respelled, `${cursor}=`, `${cursor}A`, cursor.slice(1), ` ${cursor}`]) {
      expect(() => decodeCursor(list, wrong)).toThrow(InvalidCursorError);
    }
  });

  it('[STO-5] refuses whatever it did not hand out, and never fails otherwise', () => {
    const json = fc.json().map((text) => Buffer.from(text).toString('base64url'));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), json), (garbage) => {
        expect(() => decodeCursor(list, garbage)).toThrow(InvalidCursorError);
      }),
    );
  });

  it('[STO-5] refuses a position that is longer than a sort key can be', () => {
    const long = encodeCursor(list, `p${'1'.repeat(1_024)}`);

    expect(() => decodeCursor(list, long)).toThrow(InvalidCursorError);
  });

  it('belongs to a page only when there is a next one', () => {
    expect(pageOf(list, [1], undefined)).toEqual({ items: [1] });
    expect(pageOf(list, [1], 'p1')).toEqual({ items: [1], next: encodeCursor(list, 'p1') });
  });
});
