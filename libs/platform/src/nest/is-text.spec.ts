import { describe, expect, it } from 'vitest';
import { textFault, textSchema } from './is-text.js';

const LINE = { max: 5 };
const LINES = { max: 5, multiline: true };

describe('textFault', () => {
  it.each([
    ['abcde', LINE],
    ['😀😀😀😀😀', LINE],
    ['שלום', LINE],
    ['a\nb\tc', LINES],
    ['', { max: 5, min: 0 }],
    ['     ', { max: 5, min: 0 }],
  ])('takes %j', (value, bounds) => {
    expect(textFault(value, bounds)).toBeUndefined();
  });

  it.each([
    [undefined, LINE, 'is required'],
    [null, LINE, 'is required'],
    [5, LINE, 'must be a text'],
    [['a'], LINE, 'must be a text'],
    [{}, LINE, 'must be a text'],
    ['', LINE, 'must not be empty'],
    ['  \u00a0', LINE, 'must not be empty'],
    ['abcdef', LINE, 'must have at most 5 characters'],
    ['😀😀😀😀😀😀', LINE, 'must have at most 5 characters'],
    ['ab', { max: 5, min: 3 }, 'must have at least 3 characters'],
    ['a\nb', LINE, 'contains characters that are not allowed'],
    ['a\u0000b', LINES, 'contains characters that are not allowed'],
    ['a\u0085b', LINES, 'contains characters that are not allowed'],
    ['a\ud800', LINE, 'contains characters that are not allowed'],
    ['\udc00a', LINES, 'contains characters that are not allowed'],
  ])('says what is wrong with %j', (value, bounds, fault) => {
    expect(textFault(value, bounds)?.en).toBe(fault);
  });
});

describe('textSchema', () => {
  it.each([
    ['abc', LINE, true],
    ['a\nb', LINE, false],
    ['a\nb', LINES, true],
    ['a\u0000', LINES, false],
    ['a\u0085', LINES, false],
  ])('describes %j with %j as %s', (value, bounds, matches) => {
    expect(new RegExp(textSchema(bounds).pattern, 'u').test(value)).toBe(matches);
  });
});
