import { describe, expect, it } from 'vitest';
import { PROBLEMS, fill, isProblemCode, languageOf } from './problem.js';

describe('the registry of problems', () => {
  it.each(Object.entries(PROBLEMS))('%s has a status and words in both languages', (_code, row) => {
    expect(row.status).toBeGreaterThanOrEqual(400);
    for (const text of [row.title, row.detail]) {
      expect(text.es).not.toBe('');
      expect(text.en).not.toBe('');
    }
  });

  it.each(Object.entries(PROBLEMS))(
    '%s has the same placeholders in both languages',
    (_code, { detail }) => {
      const names = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

      expect(names(detail.es)).toEqual(names(detail.en));
    },
  );

  it('knows its own codes and nothing that every object has', () => {
    expect(isProblemCode('internal')).toBe(true);
    expect(isProblemCode('constructor')).toBe(false);
    expect(isProblemCode('nope')).toBe(false);
  });
});

describe('fill', () => {
  it('puts parameters into their places and leaves unknown ones visible', () => {
    expect(fill('{a} de {b}, {toString}', { a: 1, b: 'dos' })).toBe('1 de dos, {toString}');
  });

  it('takes a value as text', () => {
    expect(fill('{a}', { a: '$& {b}' })).toBe('$& {b}');
  });
});

describe('languageOf', () => {
  it.each([
    [undefined, 'es'],
    ['', 'es'],
    ['*', 'es'],
    ['en', 'en'],
    ['EN-gb', 'en'],
    ['en;q=0.5,es;q=0.5', 'es'],
    ['es;q=0.1,en', 'en'],
    ['de,en;q=0.1', 'en'],
    ['en;q=0', 'es'],
    ['en;q=NaN', 'es'],
  ])('reads %j as %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});
