import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config, type SealKey } from '../config/config.js';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** `sellado.<name of the key>.<nonce, text and tag>`; a base32 secret has no dots. */
const SEALED = /^sellado\.([^.]+)\.([\w-]+)$/;

/** Keeps secrets that we have to read again unreadable to whoever reads the table. */
@Injectable()
export class Seal {
  readonly #keys: readonly SealKey[];

  constructor({ totpSealKeys }: Config) {
    this.#keys = totpSealKeys;
  }

  /** [TOT-6] The secret as it is stored: sealed for this one owner. */
  seal(secret: string, owner: string): string {
    const first = this.#keys[0];
    if (first === undefined) throw new Error('There is no key to seal with.');
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, first.key, nonce).setAAD(Buffer.from(owner));
    const sealed = [nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()];
    return `sellado.${first.id}.${Buffer.concat(sealed).toString('base64url')}`;
  }

  /** [TOT-6] The secret of a stored one, also of one that was stored before there were seals. */
  open(stored: string, owner: string): string {
    const [, id, text] = SEALED.exec(stored) ?? [];
    if (id === undefined || text === undefined) return stored;
    const known = this.#keys.find((key) => key.id === id);
    if (known === undefined) throw new Error(`There is no key ${id} to open a secret with.`);
    const bytes = Buffer.from(text, 'base64url');
    const decipher = createDecipheriv(CIPHER, known.key, bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(owner))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    const secret = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([secret, decipher.final()]).toString('utf8');
  }

  /** [TOT-6] What a stored secret is to be stored as from now on: sealed with the first key. */
  renew(stored: string, owner: string): string {
    const isNewest = SEALED.exec(stored)?.[1] === this.#keys[0]?.id;
    return isNewest ? stored : this.seal(this.open(stored, owner), owner);
  }
}
