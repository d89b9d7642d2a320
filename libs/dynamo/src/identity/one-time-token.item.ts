import type { OneTimePurpose, OneTimeToken, PendingRegistration } from '@vigia/domain/identity';
import { parseSpeciality } from '@vigia/domain/shared';
import { INVITED_ROLES, type Invitation, type InvitedRole } from '@vigia/domain/user';
import { expirySecond } from '../expiry.js';
import { ItemReader, oneOf, type Item } from '../item-reader.js';
import { linkKey, unprefixed } from '../keys.js';

/** A single-use link as it is stored, under the digest of its secret. */
export interface OneTimeTokenItem {
  readonly id: string;
  readonly proposito: OneTimePurpose;
  readonly email: string;
  readonly fecha_expira: string;
  readonly expira: number;
  readonly registro: StoredRegistration | undefined;
  readonly invitacion: StoredInvitation | undefined;
}

/** What the link of an invitation offers. */
interface StoredInvitation {
  readonly tipo: InvitedRole;
  readonly especialidad: string | undefined;
  readonly invitado_por: string | undefined;
}

/** A registration that waits in its link. */
interface StoredRegistration {
  readonly user_id: string;
  readonly nombre: string;
  readonly especialidad: string | undefined;
  readonly password_hash: string;
  readonly fecha: string;
}

const PURPOSES: Readonly<Record<OneTimePurpose, true>> = {
  'verify-email': true,
  'reset-password': true,
  invitation: true,
};

/** The item of a link. */
export function toOneTimeTokenItem(token: OneTimeToken): OneTimeTokenItem {
  return {
    ...linkKey(token.hash),
    proposito: token.purpose,
    email: token.email,
    fecha_expira: token.expiresAt,
    expira: expirySecond(token.expiresAt),
    registro: token.registration && toStored(token.registration),
    invitacion: token.invitation && toStoredInvitation(token.invitation),
  };
}

/** The link of an item. */
export function fromOneTimeTokenItem(item: Item): OneTimeToken {
  const read = new ItemReader(item, 'tokens', ['id']);
  const registration = item['registro'] as Item | undefined;
  const invitation = item['invitacion'] as Item | undefined;
  return {
    hash: unprefixed(read.text('id')),
    purpose: read.word('proposito', oneOf(Object.keys(PURPOSES) as OneTimePurpose[])),
    email: read.text('email'),
    expiresAt: read.time('fecha_expira'),
    ...(registration !== undefined && { registration: fromStored(registration) }),
    ...(invitation !== undefined && { invitation: fromStoredInvitation(invitation) }),
  };
}

function toStored(registration: PendingRegistration): StoredRegistration {
  return {
    user_id: registration.id,
    nombre: registration.name,
    especialidad: registration.speciality ?? undefined,
    password_hash: registration.passwordHash,
    fecha: registration.at,
  };
}

function fromStored(item: Item): PendingRegistration {
  const read = new ItemReader(item, 'tokens', ['user_id']);
  return {
    id: read.text('user_id'),
    name: read.text('nombre'),
    speciality: read.wordOr('especialidad', parseSpeciality, null),
    passwordHash: read.text('password_hash'),
    at: read.time('fecha'),
  };
}

function toStoredInvitation({ role, speciality, invitedBy }: Invitation): StoredInvitation {
  return {
    tipo: role,
    especialidad: speciality ?? undefined,
    invitado_por: invitedBy ?? undefined,
  };
}

function fromStoredInvitation(item: Item): Invitation {
  const read = new ItemReader(item, 'tokens', ['tipo']);
  return {
    role: read.word('tipo', oneOf(INVITED_ROLES)),
    speciality: read.wordOr('especialidad', parseSpeciality, null),
    invitedBy: read.textOr('invitado_por', null),
  };
}
