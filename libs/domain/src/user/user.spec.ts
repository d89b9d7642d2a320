import { describe, expect, it } from 'vitest';
import { AT, aUser, admin, student, worker } from '../../test/fixtures.js';
import { actorOf } from './actor.js';
import { domainOf, isEmail, normaliseEmail } from './email.js';
import {
  AccountStatus,
  approveUser,
  claimUser,
  deactivateUser,
  endSessions,
  isForeign,
  isInert,
  reactivateUser,
  registerUser,
  resetPassword,
  roleOf,
  verifyUser,
  withPasswordHash,
  type RolePolicy,
} from './user.js';
import { parseSpeciality } from '../shared/role.js';

const policy: RolePolicy = {
  domains: { 'admin.utec.edu.pe': 'admin', 'utec.edu.pe': 'estudiante' },
  otherwise: 'trabajador',
};
const given = { id: 'u-9', passwordHash: 'hash', at: AT };

describe('addresses', () => {
  it.each([
    ['ana@utec.edu.pe', true],
    [' Ana.Torres+x@UTEC.edu.pe ', true],
    ['ana@utec', false],
    ['@utec.edu.pe', false],
    ['ana@@utec.edu.pe', false],
    ['ana torres@utec.edu.pe', false],
    ['ana@-utec.edu.pe', false],
    ['аna@utec.edu.pe', false],
    [`${'a'.repeat(65)}@utec.edu.pe`, false],
    [`a@${'b.'.repeat(126)}com`, false],
  ])('reads %s as an address: %s', (text, ok) => {
    expect(isEmail(text)).toBe(ok);
  });

  it('are stored trimmed and lower-cased', () => {
    expect(normaliseEmail(' Ana@UTEC.edu.pe ')).toBe('ana@utec.edu.pe');
    expect(domainOf(' Ana@UTEC.edu.pe ')).toBe('utec.edu.pe');
  });
});

describe('the role of an address', () => {
  it.each([
    ['root@admin.utec.edu.pe', 'admin', false],
    ['ana@UTEC.EDU.PE', 'estudiante', false],
    ['ana@x.utec.edu.pe', 'trabajador', true],
    ['ana@utec.edu.pe.evil.com', 'trabajador', true],
    ['ana@evil-utec.edu.pe', 'trabajador', true],
    ['ana@constructor', 'trabajador', true],
  ] as const)('[ACC-1] of %s is %s', (email, role, foreign) => {
    expect(roleOf(email, policy)).toBe(role);
    expect(isForeign(email, policy)).toBe(foreign);
  });

  it('[ACC-1] falls back for a domain that the table lists without a role', () => {
    const holey = { ...policy, domains: { 'x.pe': undefined } } as unknown as RolePolicy;

    expect(roleOf('a@x.pe', holey)).toBe('trabajador');
  });
});

describe('registration', () => {
  it('[ACC-2] makes an unverified account of the role its domain tells', () => {
    const user = registerUser(
      { email: ' Ana@utec.edu.pe', name: ' Ana ', speciality: 'TI' },
      policy,
      given,
    );

    expect(user).toMatchObject({
      email: 'ana@utec.edu.pe',
      name: 'Ana',
      role: 'estudiante',
      status: AccountStatus.Unverified,
      speciality: null,
      openLoad: 0,
      version: 1,
    });
  });

  it('remembers the language in which somebody registered', () => {
    const ana = { email: 'ana@utec.edu.pe', name: 'Ana', speciality: null } as const;

    expect(registerUser({ ...ana, language: 'en' }, policy, given).language).toBe('en');
    expect(registerUser(ana, policy, given)).not.toHaveProperty('language');
  });

  it('[ACC-3] of a worker needs a speciality', () => {
    const worker = { email: 'tito@servicios.pe', name: 'Tito' };

    expect(() => registerUser({ ...worker, speciality: null }, policy, given)).toThrow(
      expect.objectContaining({ code: 'speciality-required', name: 'SpecialityRequiredError' }),
    );
    expect(registerUser({ ...worker, speciality: 'TI' }, policy, given).speciality).toBe('TI');
  });

  it('[INC-4] [ACC-3] knows the trades, the old alias included', () => {
    expect(parseSpeciality(' TI ')).toBe('TI');
    expect(parseSpeciality('Limpieza')).toBe('Servicio de Limpieza');
    expect(parseSpeciality('Magia')).toBeUndefined();
  });
});

describe('verification and approval', () => {
  const unverified = aUser({ status: AccountStatus.Unverified });
  const foreigner = aUser({ ...unverified, email: 'tito@servicios.pe', role: 'trabajador' });

  it('[ACC-4] activates a student or admin and is repeatable', () => {
    const active = verifyUser(unverified, policy);

    expect(active).toMatchObject({ status: AccountStatus.Active, version: 2 });
    expect(verifyUser(active, policy)).toBe(active);
  });

  it('[ACC-5] leaves a foreign worker waiting, [ACC-6] until an admin approves', () => {
    const waiting = verifyUser(foreigner, policy);

    expect(waiting.status).toBe(AccountStatus.AwaitingApproval);
    expect(approveUser(waiting)).toMatchObject({ status: AccountStatus.Active, version: 3 });
  });

  it('[ACC-5] activates a worker whose domain the policy lists', () => {
    const ours: RolePolicy = { ...policy, domains: { 'servicios.pe': 'trabajador' } };

    expect(verifyUser(foreigner, ours).status).toBe(AccountStatus.Active);
  });

  it('[ACC-17] belongs to whoever proves it: another password ends the sessions before it', () => {
    const claim = { name: 'Dueña', passwordHash: 'own' };
    expect(claimUser(unverified, claim, policy, AT)).toMatchObject({
      ...claim,
      status: AccountStatus.Active,
      sessionsSince: AT,
      version: 2,
    });
    for (const same of [{}, { passwordHash: unverified.passwordHash }]) {
      expect(claimUser(unverified, same, policy, AT).sessionsSince).toBeNull();
    }
  });

  it('[ACC-6] approves nobody whose address is not proven, nor a deactivated account', () => {
    const active = aUser();

    expect(approveUser(active)).toBe(active);
    expect(() => approveUser(foreigner)).toThrow(
      expect.objectContaining({ code: 'user-not-verified' }),
    );
    expect(() => approveUser(aUser({ status: AccountStatus.Deactivated }))).toThrow(
      expect.objectContaining({ code: 'account-not-waiting' }),
    );
  });
});

describe('an account', () => {
  it.each([
    ['activo', student, false],
    ['activo', admin, false],
    ['sin_verificar', student, false],
    ['sin_verificar', worker, true],
    ['sin_verificar', admin, true],
    ['por_aprobar', worker, true],
    ['desactivado', student, true],
  ] as const)('[ACC-7] that is %s is inert or not', (status, actor, inert) => {
    expect(isInert({ ...actor, status })).toBe(inert);
  });

  it('[ACC-21] is switched off by an admin, never by anybody else or by oneself', () => {
    const off = deactivateUser(aUser(), admin, AT);
    expect(off).toMatchObject({ status: 'desactivado', sessionsSince: AT, version: 2 });
    expect(deactivateUser(off, admin, AT)).toBe(off);
    expect(() => deactivateUser(aUser(), worker, AT)).toThrow(
      expect.objectContaining({ code: 'only-admins-deactivate' }),
    );
    expect(() => deactivateUser(aUser({ email: admin.email }), admin, AT)).toThrow(
      expect.objectContaining({ code: 'own-account' }),
    );
  });

  it('[ACC-21] that is switched on again has to prove its address anew', () => {
    const off = aUser({ status: AccountStatus.Deactivated });
    expect(reactivateUser(off, admin)).toMatchObject({ status: 'sin_verificar', version: 2 });
    const identity = { issuer: 'https://idp.example', subject: 's-1' };
    expect(reactivateUser({ ...off, identity }, admin)).not.toHaveProperty('identity');
    const active = aUser();
    expect(reactivateUser(active, admin)).toBe(active);
    expect(() => reactivateUser(off, worker)).toThrow(
      expect.objectContaining({ code: 'only-admins-deactivate' }),
    );
  });

  it('[ACC-20] ends its sessions together', () => {
    expect(endSessions(aUser(), AT)).toMatchObject({ sessionsSince: AT, version: 2 });
  });

  it('[ACC-19] with a new password has no session that is older', () => {
    expect(resetPassword(aUser(), 'argon', AT)).toMatchObject({
      passwordHash: 'argon',
      sessionsSince: AT,
      version: 2,
    });
  });

  it('[ACC-12] takes a new hash as a new version and shows no secret to a session', () => {
    const rehashed = withPasswordHash(aUser(), 'argon');

    expect(rehashed).toMatchObject({ passwordHash: 'argon', version: 2 });
    expect(actorOf(rehashed)).not.toHaveProperty('passwordHash');
  });
});
