import { describe, expect, it } from 'vitest';
import { toCsv } from './csv.js';

describe('toCsv', () => {
  it('quotes every cell, also one with quotes, commas and line breaks', () => {
    expect(
      toCsv([
        ['a', 'b "c"'],
        ['1,2', 'x\ny'],
      ]),
    ).toBe('"a","b ""c"""\r\n"1,2","x\ny"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1'])(
    '[AUD-3] hands %j to no spreadsheet as a formula',
    (text) => {
      expect(toCsv([[text]])).toBe(`"'${text}"\r\n`);
    },
  );
});
