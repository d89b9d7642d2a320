import { createHash } from 'node:crypto';
import { Role } from '@vigia/domain/shared';
import {
  AccountStatus,
  isEmail,
  normaliseEmail,
  roleOf,
  type RolePolicy,
  type User,
} from '@vigia/domain/user';
import type { Item } from '@vigia/dynamo/legacy';
import { OldItem } from './old-item.js';
import { readingOf, type Reading } from './reading.js';
import type { Words } from './words.js';

const SHA256_HEX = /^[0-9a-f]{64}$/i;

/**
 * The account of an old item. [ACC-1] Its role is what its mail domain tells, whatever the item says; it has proved no
 * address here, so it starts unverified. A SHA-256 hash is kept, because a login checks it once and replaces it.
 */
export function readOldUser(item: Item, policy: RolePolicy, words: Words): Reading<User> {
  const old = new OldItem(item);
  const raw = old.needed('email');
  const email = normaliseEmail(raw);
  if (raw !== '' && !isEmail(raw)) old.problem(`email is "${raw}": no address`);
  if (raw !== '' && raw !== email) old.note(`email "${raw}" reads as "${email}"`);
  const role = roleOf(email, policy);
  const said = old.word(words.role, 'tipo');
  if (said !== undefined && said !== role) {
    old.note(`tipo "${said}" is not what the mail domain tells: ${role}`);
  }
  const createdAt = old.neededTime('created_at', 'fecha_creacion', 'Fecha_creacion');
  const speciality = role === Role.Worker ? old.word(words.speciality, 'especialidad') : undefined;
  if (role === Role.Worker && speciality === undefined) old.note('the worker has no especialidad');
  return readingOf(old, {
    id: old.text('user_id', 'id') ?? idOf(email, old),
    email,
    name: old.text('nombre', 'name')?.trim() ?? nameOf(email, old),
    role,
    speciality: speciality ?? null,
    status: AccountStatus.Unverified,
    passwordHash: passwordHashOf(old, email),
    createdAt,
    openLoad: 0,
    sessionsSince: null,
    version: 1,
  });
}

function passwordHashOf(old: OldItem, email: string): string {
  const hash = old.text('password_hash')?.trim() ?? '';
  if (SHA256_HEX.test(hash)) return hash.toLowerCase();
  old.note('the password cannot be kept: the owner needs the reset link');
  return lockedHash(email);
}

/** An argon2id hash that no password has: its output is none of argon2's. The same for the same address. */
function lockedHash(email: string): string {
  const [salt, output] = ['salt', 'output'].map((part) =>
    createHash('sha256').update(`${part} ${email}`).digest('base64').replace(/=+$/, ''),
  );
  return `$argon2id$v=19$m=19456,t=2,p=1$${String(salt)}$${String(output)}`;
}

function idOf(email: string, old: OldItem): string {
  old.note('user_id is missing: made from the address');
  const hex = createHash('sha256').update(`user ${email}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function nameOf(email: string, old: OldItem): string {
  const name = email.slice(0, email.indexOf('@'));
  old.note(`nombre is missing: "${name}"`);
  return name;
}
