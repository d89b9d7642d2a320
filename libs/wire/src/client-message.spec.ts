import { describe, expect, it } from 'vitest';
import { parseClientMessage } from './client-message.js';

const ULID = '01JN8Z0000000000000000000A';

describe('parseClientMessage', () => {
  it('[NOT-7] reads a ping', () => {
    expect(parseClientMessage('{"v":1,"type":"ping"}')).toEqual({
      ok: true,
      value: { v: 1, type: 'ping' },
    });
  });

  it.each(['', ULID])('[NOT-7] reads a hello with the cursor "%s"', (cursor) => {
    expect(parseClientMessage(JSON.stringify({ v: 1, type: 'hello', cursor }))).toEqual({
      ok: true,
      value: { v: 1, type: 'hello', cursor },
    });
  });

  it('keeps nothing of a message that it does not know', () => {
    expect(parseClientMessage('{"v":1,"type":"ping","__proto__":{"x":1},"more":true}')).toEqual({
      ok: true,
      value: { v: 1, type: 'ping' },
    });
  });

  it.each([
    ['', 'not-json'],
    ['hola', 'not-json'],
    ['{"v":1', 'not-json'],
    ['null', 'not-json'],
    ['1', 'not-json'],
    ['"ping"', 'not-json'],
    ['[{"v":1,"type":"ping"}]', 'not-json'],
    ['{}', 'unknown-version'],
    ['{"v":"1","type":"ping"}', 'unknown-version'],
    ['{"v":2,"type":"ping"}', 'unknown-version'],
    ['{"v":1}', 'unknown-type'],
    ['{"v":1,"type":"PING"}', 'unknown-type'],
    ['{"v":1,"type":["ping"]}', 'unknown-type'],
    ['{"v":1,"type":"hello"}', 'bad-cursor'],
    ['{"v":1,"type":"hello","cursor":null}', 'bad-cursor'],
    ['{"v":1,"type":"hello","cursor":7}', 'bad-cursor'],
    ['{"v":1,"type":"hello","cursor":"8ZZZZZZZZZZZZZZZZZZZZZZZZZ"}', 'bad-cursor'],
    [`{"v":1,"type":"hello","cursor":"${ULID.toLowerCase()}"}`, 'bad-cursor'],
    [`{"v":1,"type":"hello","cursor":"${ULID}\\n"}`, 'bad-cursor'],
  ])('[NOT-7] refuses %s: %s', (text, reason) => {
    expect(parseClientMessage(text)).toEqual({ ok: false, reason });
  });
});
