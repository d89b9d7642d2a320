import { describe, expect, it } from 'vitest';
import { AT, aUser } from '../../test/fixtures.js';
import type { RolePolicy } from '../user/index.js';
import {
  claimByProvider,
  linkIdentity,
  registerByProvider,
  requireEntry,
  requireOwnMail,
  unlinkIdentity,
  type ProvenPerson,
} from './provider-login.js';

const policy: RolePolicy = {
  domains: { 'admin.utec.edu.pe': 'admin', 'utec.edu.pe': 'estudiante' },
  otherwise: 'trabajador',
};
const identity = { issuer: 'https://idp.example', subject: 's-1' };
const ana: ProvenPerson = { identity, email: 'ana@utec.edu.pe', name: ' Ana Rojas ' };
const given = { id: 'u-9', passwordHash: 'nobody knows', at: AT };
const refusal = (code: string) => expect.objectContaining({ code }) as Error;

describe('the address of somebody who comes from the provider', () => {
  const domains = ['utec.edu.pe'];

  it('[OID-2] is taken when it is verified and of exactly a configured domain', () => {
    expect(requireOwnMail(' Ana@UTEC.edu.pe ', true, domains)).toBe('ana@utec.edu.pe');
  });

  it.each([
    ['ana@utec.edu.pe', false, 'provider-mail-unverified'],
    ['ana@utec.edu.pe', 'true', 'provider-mail-unverified'],
    ['ana@utec.edu.pe', undefined, 'provider-mail-unverified'],
    [undefined, true, 'provider-mail-unverified'],
    [['ana@utec.edu.pe'], true, 'provider-mail-unverified'],
    ['ana', true, 'provider-mail-unverified'],
    ['ana@x.utec.edu.pe', true, 'provider-mail-foreign'],
    ['ana@utec.edu.pe.evil.com', true, 'provider-mail-foreign'],
    ['ana@evil-utec.edu.pe', true, 'provider-mail-foreign'],
  ])('[OID-2] %j, verified %j, is refused: %s', (mail, isVerified, code) => {
    expect(() => requireOwnMail(mail, isVerified, domains)).toThrow(refusal(code));
  });
});

describe('an account of somebody who comes from the provider', () => {
  it('[OID-4] is new, active and of the role its domain tells', () => {
    expect(registerByProvider(ana, policy, given)).toMatchObject({
      email: ana.email,
      name: 'Ana Rojas',
      role: 'estudiante',
      status: 'activo',
      identity,
      version: 1,
    });
    const root = { ...ana, email: 'root@admin.utec.edu.pe' };
    expect(registerByProvider(root, policy, given).role).toBe('admin');
  });

  it('[OID-4] is not made for a worker, whose speciality the provider does not know', () => {
    const tito = { ...ana, email: 'tito@servicios.pe' };

    expect(() => registerByProvider(tito, policy, given)).toThrow(refusal('speciality-required'));
  });

  it('[OID-5] that nobody proved is theirs: password and sessions of the stranger are void', () => {
    const squatted = aUser({ status: 'sin_verificar', name: 'Otra', passwordHash: 'theirs' });

    expect(claimByProvider(squatted, ana, policy, given)).toMatchObject({
      id: squatted.id,
      name: ana.name,
      status: 'activo',
      passwordHash: 'nobody knows',
      sessionsSince: AT,
      identity,
      version: 2,
    });
  });

  it('[OID-5] of a foreign worker waits for an admin all the same', () => {
    const tito = aUser({ email: 't@x.pe', role: 'trabajador', status: 'sin_verificar' });

    expect(claimByProvider(tito, { ...ana, email: 't@x.pe' }, policy, given).status).toBe(
      'por_aprobar',
    );
  });

  it('[OID-3] is linked once, and then stays as it is', () => {
    const linked = linkIdentity(aUser(), identity);

    expect(linked).toEqual({ ...aUser(), identity, version: 2 });
    expect(linkIdentity(linked, identity)).toBe(linked);
    expect(unlinkIdentity(linked)).toEqual(aUser({ version: 3 }));
    expect(unlinkIdentity(aUser())).toEqual(aUser());
  });

  it('[OID-3] takes its own identity and no other, and nobody when it is switched off', () => {
    const linked = aUser({ identity });

    expect(() => {
      requireEntry(linked, identity);
      requireEntry(aUser(), identity);
    }).not.toThrow();
    for (const other of [
      { ...identity, subject: 's-2' },
      { ...identity, issuer: 'https://other.example' },
    ]) {
      expect(() => {
        requireEntry(linked, other);
      }).toThrow(refusal('provider-other-identity'));
    }
    expect(() => {
      requireEntry(aUser({ status: 'desactivado', identity }), identity);
    }).toThrow(refusal('account-deactivated'));
  });
});
