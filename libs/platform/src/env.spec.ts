import { describe, expect, it } from 'vitest';
import { integer, list, oneOf, port, readEnv, text, url } from './env.js';

describe('readEnv', () => {
  it('answers every value as its parser reads it, blanks trimmed', () => {
    const env = readEnv(
      {
        NAME: text,
        PORT: port,
        COUNT: integer(1, 9),
        LEVEL: oneOf('low', 'high'),
        WORDS: list(text),
      },
      { NAME: ' a b ', PORT: '0', COUNT: '9', LEVEL: 'high', WORDS: 'a, b', OTHER: 'x' },
    );

    expect(env).toEqual({ NAME: 'a b', PORT: 0, COUNT: 9, LEVEL: 'high', WORDS: ['a', 'b'] });
    expect(Object.isFrozen(env)).toBe(true);
  });

  it('names everything that is wrong at once, and never a value', () => {
    const read = (): unknown =>
      readEnv(
        { ABSENT: text, BLANK: text, SECRET: port, URL: url('https:') },
        { BLANK: '  ', SECRET: 'hunter2', URL: 'ftp://hunter2' },
      );

    expect(read).toThrow(
      'Environment is not usable:\n- ABSENT is missing\n- BLANK is missing\n- SECRET must be a port\n- URL must be a URL with https:',
    );
    expect(read).not.toThrow(/hunter2/);
  });

  it.each([
    [port, '65536'],
    [port, '-1'],
    [port, '80.5'],
    [integer(1, 9), '10'],
    [integer(1, 9), '0'],
    [integer(1, 9), 'one'],
    [oneOf('low', 'high'), 'LOW'],
    [url('https:'), 'http://a'],
    [url('https:'), 'nope'],
    [list(port), '1,x'],
  ])('refuses what its parser refuses (%#)', (parse, raw) => {
    expect(() => readEnv({ VALUE: parse }, { VALUE: raw })).toThrow(/VALUE must be/);
  });

  it('reads none as the empty list', () => {
    expect(readEnv({ WORDS: list(text) }, { WORDS: 'none' })).toEqual({ WORDS: [] });
  });
});
