import * as argon2 from '@node-rs/argon2';
import { createHash } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Passwords } from './passwords.js';

vi.mock('@node-rs/argon2', { spy: true });

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

let passwords: Passwords;
let stored: string;

beforeAll(async () => {
  passwords = new Passwords();
  stored = await passwords.hash('cuatro palabras al azar');
  await passwords.check(undefined, 'warms the decoy up');
});

beforeEach(() => {
  vi.clearAllMocks();
});

describe('Passwords', () => {
  it('takes the right password and no other', async () => {
    expect(await passwords.check(stored, 'cuatro palabras al azar')).toEqual({ ok: true });
    expect(await passwords.check(stored, 'Cuatro palabras al azar')).toEqual({ ok: false });
  });

  it('hashes the same password differently every time', async () => {
    expect(await passwords.hash('cuatro palabras al azar')).not.toBe(stored);
  });

  it('[ACC-12] takes an old hash once and gives the one to store from then on', async () => {
    const check = await passwords.check(sha256('viejo1'), 'viejo1');

    expect(check).toEqual({ ok: true, renewed: expect.stringMatching(/^\$argon2id\$/) });
    expect(await passwords.check(sha256('viejo1'), 'viejo2')).toEqual({ ok: false });
  });

  it('takes no password for an account that an import locked', async () => {
    const locked =
      '$argon2id$v=19$m=19456,t=2,p=1$pcRXNyP7XWQK8yNWwxC9DVW5MbtNIjTXkaFq4VFmJ30$3JeMVe7CySTG0QE6C1mHca1osJ8XAhPj6TFJ+ypmgfA';

    expect(await passwords.check(locked, '')).toEqual({ ok: false });
  });

  it.each([
    ['the right password', () => stored, 'cuatro palabras al azar'],
    ['a wrong password', () => stored, 'wrong'],
    ['an unknown address', () => undefined, 'wrong'],
    ['the right password of an old account', () => sha256('viejo1'), 'viejo1'],
    ['a wrong password of an old account', () => sha256('viejo1'), 'viejo2'],
  ])('[ACC-11] runs argon2 once for %s', async (_what, hash, password) => {
    await passwords.check(hash(), password);

    const runs =
      vi.mocked(argon2.verify).mock.calls.length + vi.mocked(argon2.hash).mock.calls.length;
    expect(runs).toBe(1);
  });
});
