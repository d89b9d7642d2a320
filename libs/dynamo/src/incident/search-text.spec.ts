import { describe, expect, it } from 'vitest';
import { searchText, searchWords } from './search-text.js';

describe('searching for words', () => {
  it('compares without case and accents', () => {
    const text = searchText({ title: 'CAÑERÍA', description: 'Fuga de ágüa', place: 'Sótano' });

    expect(text).toBe('caneria fuga de agua sotano');
    expect(searchWords('cañería ÁGUA')).toEqual(['caneria', 'agua']);
  });

  it('counts a word once and blanks not at all', () => {
    expect(searchWords('  agua\tÁgua\n')).toEqual(['agua']);
    expect(searchWords(' ')).toEqual([]);
  });
});
