import { describe, expect, it } from 'vitest';
import { AT, aUser, admin, student } from '../../test/fixtures.js';
import {
  beginSecondFactor,
  hasSecondFactor,
  removeSecondFactor,
  resetSecondFactor,
  standingOf,
  turnOnSecondFactor,
  useCodeOfStep,
  useRecoveryCode,
} from './second-factor.js';

const refusal = (code: string) => expect.objectContaining({ code }) as Error;
const plain = aUser({ role: 'admin' });
const begun = beginSecondFactor(plain, 'SECRET');
const on = turnOnSecondFactor(begun, 100, ['h1', 'h2']);

describe('a second factor', () => {
  it('[TOT-1] is on once a first code has proved the app', () => {
    expect(hasSecondFactor(begun)).toBe(false);
    expect(on).toMatchObject({
      version: plain.version + 2,
      secondFactor: { secret: 'SECRET', isOn: true, lastStep: 100, recoveryHashes: ['h1', 'h2'] },
    });
    expect(() => turnOnSecondFactor(begun, undefined, [])).toThrow(refusal('code-invalid'));
    expect(() => turnOnSecondFactor(plain, 100, [])).toThrow(refusal('second-factor-off'));
  });

  it('[TOT-1] begins anew until then, and not afterwards', () => {
    expect(beginSecondFactor(begun, 'OTHER').secondFactor?.secret).toBe('OTHER');
    expect(() => beginSecondFactor(on, 'OTHER')).toThrow(refusal('second-factor-on'));
    expect(() => beginSecondFactor(aUser({ status: 'sin_verificar' }), 'S')).toThrow(
      refusal('user-not-verified'),
    );
    expect(() => turnOnSecondFactor(on, 101, [])).toThrow(refusal('second-factor-on'));
  });

  it('[TOT-2] takes a code of each step once, and none of an earlier step', () => {
    const used = useCodeOfStep(on, 101);

    expect(used.secondFactor?.lastStep).toBe(101);
    for (const step of [101, 100, undefined]) {
      expect(() => useCodeOfStep(used, step)).toThrow(refusal('code-invalid'));
    }
    expect(() => useCodeOfStep(begun, 101)).toThrow(refusal('second-factor-off'));
  });

  it('[TOT-3] takes each recovery code once', () => {
    const used = useRecoveryCode(on, 'h1');

    expect(used.secondFactor?.recoveryHashes).toEqual(['h2']);
    expect(() => useRecoveryCode(used, 'h1')).toThrow(refusal('code-invalid'));
    expect(() => useRecoveryCode(begun, 'h1')).toThrow(refusal('second-factor-off'));
  });

  it('[TOT-5] is taken away, but not from an admin who must have one', () => {
    const off = removeSecondFactor(on, false);

    expect(off).not.toHaveProperty('secondFactor');
    expect(off.version).toBe(on.version + 1);
    expect(() => removeSecondFactor(on, true)).toThrow(refusal('second-factor-required'));
    expect(() => removeSecondFactor(plain, false)).toThrow(refusal('second-factor-off'));
    expect(removeSecondFactor({ ...on, role: 'trabajador' }, true)).not.toHaveProperty(
      'secondFactor',
    );
  });

  it.each([
    [plain, true, 'sin_segundo_paso'],
    [plain, false, 'activo'],
    [on, true, 'activo'],
    [aUser(), true, 'activo'],
    [aUser({ role: 'admin', status: 'sin_verificar' }), true, 'sin_verificar'],
  ] as const)('[TOT-5] decides where an admin stands: %#', (user, isNeeded, standing) => {
    expect(standingOf(user, isNeeded)).toBe(standing);
  });

  it('[TOT-7] is taken from somebody who lost it by another admin, which ends their sessions', () => {
    const reset = resetSecondFactor(on, admin, AT);

    expect(hasSecondFactor(reset)).toBe(false);
    expect(reset).toMatchObject({ sessionsSince: AT, version: on.version + 1 });
    const own = { ...on, email: admin.email };
    expect(() => resetSecondFactor(own, admin, AT)).toThrow(refusal('own-second-factor'));
    expect(() => resetSecondFactor(plain, admin, AT)).toThrow(refusal('second-factor-off'));
    expect(() => resetSecondFactor(on, student, AT)).toThrow(
      refusal('only-admins-reset-second-factors'),
    );
  });
});
