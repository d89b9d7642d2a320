import { describe, expect, it } from 'vitest';
import { AT, aUser } from '../../test/fixtures.js';
import { acceptInvitation, inviteUser, type Invitation } from './invitation.js';
import { changeRole } from './role-change.js';

const worker: Invitation = { role: 'trabajador', speciality: 'TI', invitedBy: 'Eva' };
const admin: Invitation = { role: 'admin', speciality: null, invitedBy: null };
const acceptance = { id: 'u-9', name: ' Tito ', passwordHash: 'hash', at: AT };
const refusal = (code: string) => expect.objectContaining({ code }) as Error;

describe('an invitation', () => {
  it('[INV-1] of a worker names a speciality, of an admin none', () => {
    expect(inviteUser('t@x.pe', undefined, worker)).toEqual(worker);
    expect(inviteUser('t@x.pe', undefined, { ...admin, speciality: 'TI' })).toEqual(admin);
    expect(() => inviteUser('t@x.pe', undefined, { ...worker, speciality: null })).toThrow(
      refusal('speciality-required'),
    );
  });

  it.each([
    ['sin_verificar', true],
    ['por_aprobar', true],
    ['activo', false],
    ['desactivado', false],
  ] as const)('[INV-1] [INV-2] of an account that is %s is possible: %s', (status, isPossible) => {
    const existing = aUser({ status });
    const invite = () => inviteUser(existing.email, existing, worker);
    const accept = () => acceptInvitation(existing.email, existing, worker, acceptance);

    for (const attempt of [invite, accept]) {
      if (isPossible) expect(attempt).not.toThrow();
      else expect(attempt).toThrow(refusal('user-exists'));
    }
  });

  it('[INV-2] makes an active account of the role it offers', () => {
    expect(acceptInvitation('tito@x.pe', undefined, worker, acceptance)).toEqual({
      id: 'u-9',
      email: 'tito@x.pe',
      name: 'Tito',
      role: 'trabajador',
      speciality: 'TI',
      status: 'activo',
      passwordHash: 'hash',
      createdAt: AT,
      openLoad: 0,
      sessionsSince: null,
      version: 1,
    });
  });

  it('[INV-2] speaks to whoever comes in the language they opened it in', () => {
    const spoken = { ...acceptance, language: 'en' } as const;

    expect(acceptInvitation('t@x.pe', undefined, admin, spoken)).toMatchObject({ language: 'en' });
  });

  it('[INV-2] takes over what a stranger registered, sessions included', () => {
    const squatted = aUser({ status: 'sin_verificar', passwordHash: 'theirs', version: 3 });

    expect(acceptInvitation(squatted.email, squatted, admin, acceptance)).toMatchObject({
      id: squatted.id,
      role: 'admin',
      passwordHash: 'hash',
      sessionsSince: AT,
      version: 4,
    });
  });
});

describe('another role', () => {
  const student = aUser();
  const change = (user: typeof student, role: 'admin' | 'trabajador', speciality: 'TI' | null) =>
    changeRole(user, { role, speciality }, 'eva@admin.utec.edu.pe', AT);

  it('[INV-4] is given with a speciality to workers alone, and ends the sessions of the old one', () => {
    expect(change(student, 'trabajador', 'TI')).toMatchObject({
      role: 'trabajador',
      speciality: 'TI',
      sessionsSince: AT,
      version: student.version + 1,
    });
    expect(change(student, 'admin', 'TI').speciality).toBeNull();
    expect(() => change(student, 'trabajador', null)).toThrow(refusal('speciality-required'));
  });

  it('[INV-4] is no change when it is the same', () => {
    expect(changeRole(student, { role: 'estudiante', speciality: null }, student.email, AT)).toBe(
      student,
    );
  });

  it('[INV-4] is given by nobody to themselves, to no unproved address, to no worker with open incidents', () => {
    const busy = aUser({ role: 'trabajador', speciality: 'TI', openLoad: 2 });

    expect(() =>
      changeRole(student, { role: 'admin', speciality: null }, student.email, AT),
    ).toThrow(refusal('own-role'));
    expect(() => change(aUser({ status: 'sin_verificar' }), 'admin', null)).toThrow(
      refusal('user-not-verified'),
    );
    expect(() => change(busy, 'admin', null)).toThrow(refusal('worker-has-open-incidents'));
  });
});
