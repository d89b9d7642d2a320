import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameDigest } from './same-digest.js';

describe('isSameDigest', () => {
  it('[ACC-8] says what === says, wherever two digests differ', () => {
    const digest = fc.string({ minLength: 1, maxLength: 43 });
    fc.assert(
      fc.property(digest, digest, fc.nat(), (one, other, at) => {
        const where = at % one.length;
        const changed = `${one.slice(0, where)}\u0000${one.slice(where + 1)}`;

        expect(isSameDigest(one, other)).toBe(one === other);
        expect(isSameDigest(one, one.slice())).toBe(true);
        expect(isSameDigest(one, changed)).toBe(one === changed);
      }),
    );
  });

  it('[ACC-8] looks at every letter: the same work wherever they differ', () => {
    const read: number[] = [];
    const counted = (text: string): string =>
      ({
        length: text.length,
        charCodeAt: (at: number) => {
          read.push(at);
          return text.charCodeAt(at);
        },
      }) as unknown as string;

    isSameDigest(counted('abcdef'), 'Xbcdef');
    isSameDigest(counted('abcdef'), 'abcdeX');

    expect(read).toEqual([0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5]);
  });
});
