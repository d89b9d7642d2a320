import type { OneTimePurpose, OneTimeToken } from '@vigia/domain/identity';
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
}

const PURPOSES: Readonly<Record<OneTimePurpose, true>> = { 'verify-email': true };

/** The item of a link. */
export function toOneTimeTokenItem(token: OneTimeToken): OneTimeTokenItem {
  return {
    ...linkKey(token.hash),
    proposito: token.purpose,
    email: token.email,
    fecha_expira: token.expiresAt,
    expira: expirySecond(token.expiresAt),
  };
}

/** The link of an item. */
export function fromOneTimeTokenItem(item: Item): OneTimeToken {
  const read = new ItemReader(item, 'tokens', ['id']);
  return {
    hash: unprefixed(read.text('id')),
    purpose: read.word('proposito', oneOf(Object.keys(PURPOSES) as OneTimePurpose[])),
    email: read.text('email'),
    expiresAt: read.time('fecha_expira'),
  };
}
