import { describe, expect, it } from 'vitest';
import { Intention } from './intention.js';

function intention() {
  let count = 0;
  return new Intention(() => `key-${String(++count)}`);
}

describe('an intention', () => {
  it('keeps its key while the same content is sent again', () => {
    const sending = intention();

    expect([sending.keyFor({ a: 1 }), sending.keyFor({ a: 1 })]).toEqual(['key-1', 'key-1']);
  });

  it('gets a new key when the content changed, or when the server has answered', () => {
    const sending = intention();
    sending.keyFor({ a: 1 });

    expect(sending.keyFor({ a: 2 })).toBe('key-2');
    sending.settle();
    expect(sending.keyFor({ a: 2 })).toBe('key-3');
  });
});
