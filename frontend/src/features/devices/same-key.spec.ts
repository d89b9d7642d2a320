import { describe, expect, it } from 'vitest';
import { sameKey } from './same-key.js';

const KEY = 'BPv7-__-';
const bytes = Uint8Array.from([4, 251, 251, 251, 255, 254]).buffer;

describe('sameKey', () => {
  it('[PSH-7] knows the key of the server among others', () => {
    expect(sameKey(bytes, KEY)).toBe(true);
    expect(sameKey(bytes, 'BPv7-__A')).toBe(false);
    expect(sameKey(new ArrayBuffer(0), KEY)).toBe(false);
  });

  it('believes a browser that does not tell', () => {
    expect(sameKey(null, KEY)).toBe(true);
  });
});
