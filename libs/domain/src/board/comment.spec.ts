import { describe, expect, it } from 'vitest';
import { AT, by, student } from '../../test/fixtures.js';
import { BoardReadOnlyError } from './board.errors.js';
import { isPinId, writeComment } from './comment.js';

const WORDS = { id: 'c-1', boardId: 'b-1', pin: '1z4x-3', text: 'Aquí gotea' };

describe('a comment', () => {
  it('[BRD-60] is written by who writes on the board', () => {
    expect(writeComment(WORDS, 'escritura', by(student))).toEqual({
      ...WORDS,
      author: { email: student.email, name: student.name },
      at: AT,
    });
  });

  it('[BRD-60] is not written by who reads', () => {
    expect(() => writeComment(WORDS, 'lectura', by(student))).toThrow(BoardReadOnlyError);
  });

  it('hangs on something that can be an object of a board', () => {
    expect(['1z4x-3', '1z4x', 'Pin-1', '', '1-', '../1-1'].map(isPinId)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
