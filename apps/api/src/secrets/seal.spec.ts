import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Config, SealKey } from '../config/config.js';
import { Seal } from './seal.js';

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const ANA = 'ana@admin.utec.edu.pe';

const key = (id: string): SealKey => ({ id, key: randomBytes(32) });
const sealOf = (...totpSealKeys: SealKey[]) => new Seal({ totpSealKeys } as unknown as Config);

describe('[TOT-6] the secret of a second factor', () => {
  it('is stored sealed, differently each time, under the name of its key', () => {
    const seal = sealOf(key('2026'));

    const [one, other] = [seal.seal(SECRET, ANA), seal.seal(SECRET, ANA)];

    expect(one).toMatch(/^sellado\.2026\./);
    expect(one).not.toBe(other);
    expect(one).not.toContain(SECRET);
    expect(seal.open(one, ANA)).toBe(SECRET);
  });

  it('opens for no other account, and not once a letter of it changed', () => {
    const seal = sealOf(key('2026'));
    const stored = seal.seal(SECRET, ANA);
    const letter = stored.at(-5) === 'A' ? 'B' : 'A';

    expect(() => seal.open(stored, 'eva@admin.utec.edu.pe')).toThrow();
    expect(() => seal.open(stored.slice(0, -5) + letter + stored.slice(-4), ANA)).toThrow();
    expect(() => seal.open('sellado.2026.AAAA', ANA)).toThrow();
  });

  it('opens with an older key, and is sealed with the newest at its next write', () => {
    const [old, fresh] = [key('2025'), key('2026')];
    const stored = sealOf(old).seal(SECRET, ANA);
    const both = sealOf(fresh, old);

    const renewed = both.renew(stored, ANA);

    expect(both.open(stored, ANA)).toBe(SECRET);
    expect(renewed).toMatch(/^sellado\.2026\./);
    expect(both.renew(renewed, ANA)).toBe(renewed);
    expect(sealOf(fresh).open(renewed, ANA)).toBe(SECRET);
    expect(() => sealOf(fresh).open(stored, ANA)).toThrow('There is no key 2025');
  });

  it('reads as it is where it was stored before there were seals, and is sealed then', () => {
    const seal = sealOf(key('2026'));

    expect(seal.open(SECRET, ANA)).toBe(SECRET);
    expect(seal.open(seal.renew(SECRET, ANA), ANA)).toBe(SECRET);
  });
});
