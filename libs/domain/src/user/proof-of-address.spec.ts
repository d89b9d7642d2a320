import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AT, admin } from '../../test/fixtures.js';
import { claimByProvider, linkIdentity, registerByProvider } from '../identity/index.js';
import { DomainError, Role } from '../shared/index.js';
import { acceptInvitation } from './invitation.js';
import { changeRole } from './role-change.js';
import {
  AccountStatus,
  approveUser,
  claimUser,
  deactivateUser,
  isInert,
  reactivateUser,
  registerUser,
  resetPassword,
  type RolePolicy,
  type User,
} from './user.js';

const policy: RolePolicy = {
  domains: { 'admin.utec.edu.pe': 'admin', 'utec.edu.pe': 'estudiante' },
  otherwise: 'trabajador',
};
const EMAILS = ['eva@admin.utec.edu.pe', 'ana@utec.edu.pe', 'tito@servicios.pe'] as const;
const given = { id: 'u', passwordHash: 'h', at: AT };

/** What can happen to an account; those that open a link, or log in at the provider, are done by the owner of the address alone. */
const step = fc.oneof(
  fc.constantFrom('register', 'approve', 'deactivate', 'reactivate').map((kind) => ({ kind })),
  fc.constantFrom('verify', 'reset', 'provider').map((kind) => ({ kind })),
  fc.record({ kind: fc.constant('accept'), role: fc.constantFrom(Role.Admin, Role.Worker) }),
  fc.record({ kind: fc.constant('change role'), role: fc.constantFrom(...Object.values(Role)) }),
);

function take(
  user: User | undefined,
  email: string,
  one: { kind: string; role?: Role },
): User | undefined {
  if (one.kind === 'register') {
    return user ?? registerUser({ email, name: 'N', speciality: 'TI' }, policy, given);
  }
  if (one.kind === 'accept') {
    const role = one.role === Role.Admin ? Role.Admin : Role.Worker;
    const offer = { role, speciality: role === Role.Worker ? 'TI' : null, invitedBy: 'E' } as const;
    return acceptInvitation(email, user, offer, { ...given, name: 'N' });
  }
  if (one.kind === 'provider') {
    const person = {
      identity: { issuer: 'https://idp.example', subject: email },
      email,
      name: 'N',
    };
    if (user === undefined) return registerByProvider(person, policy, given);
    return user.status === AccountStatus.Unverified
      ? claimByProvider(user, person, policy, given)
      : linkIdentity(user, person.identity);
  }
  if (user === undefined) return undefined;
  switch (one.kind) {
    case 'verify':
      return claimUser(user, { passwordHash: 'h2' }, policy, AT);
    case 'reset':
      return resetPassword(user, 'h3', AT);
    case 'approve':
      return approveUser(user);
    case 'deactivate':
      return deactivateUser(user, admin, AT);
    case 'reactivate':
      return reactivateUser(user, admin);
    default:
      return changeRole(
        user,
        { role: one.role ?? Role.Student, speciality: 'TI' },
        admin.email,
        AT,
      );
  }
}

it('[ACC-7] [INV-2] [INV-4] no sequence of steps lets an address act as admin or worker whose owner opened no link', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...EMAILS),
      fc.array(step, { maxLength: 12 }),
      fc.boolean(),
      (email, steps, isOwnerThere) => {
        let user: User | undefined;
        let isOpened = false;
        for (const one of steps) {
          const opens = ['verify', 'reset', 'accept', 'provider'].includes(one.kind);
          if (opens && !isOwnerThere) continue;
          try {
            user = take(user, email, one);
            if (opens && user !== undefined) isOpened = true;
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
          }
          const acts = user !== undefined && user.role !== Role.Student && !isInert(user);
          if (acts) expect(isOpened).toBe(true);
        }
      },
    ),
    { numRuns: 2_000 },
  );
});
