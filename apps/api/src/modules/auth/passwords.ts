import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { PasswordTooCommonError } from '@vigia/domain/identity';
import { equalInConstantTime } from '@vigia/platform';
import { createHash, randomBytes } from 'node:crypto';
import { isCommonPassword } from './common-password.js';

/** OWASP's baseline for argon2id, the library's default algorithm: 19 MiB, two passes, one lane. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const SHA256_HEX = /^[0-9a-f]{64}$/;

/** What a password check found; `renewed` is the hash to store from now on, where the stored one is of the old system. */
export type PasswordCheck =
  { readonly ok: false } | { readonly ok: true; readonly renewed?: string };

/** Whose password it is going to be. */
export interface Chooser {
  readonly email: string;
  readonly name?: string | undefined;
}

/** Hashes and checks passwords; every check costs one argon2 run, whatever is stored. */
@Injectable()
export class Passwords {
  /** What unknown users are checked against. */
  readonly #decoy = hash(randomBytes(32), ARGON2ID);

  /** [ACC-22] The hash of a password that somebody chooses, unless it is one that anybody would try. */
  async choose(password: string, { email, name }: Chooser): Promise<string> {
    const words = [email, email.slice(0, email.indexOf('@')), name ?? ''];
    if (isCommonPassword(password, words)) throw new PasswordTooCommonError();
    return this.hash(password);
  }

  async hash(password: string): Promise<string> {
    return hash(password, ARGON2ID);
  }

  /** [ACC-11] Checks against a stored hash; without one it does the same work and fails. */
  async check(stored: string | undefined, password: string): Promise<PasswordCheck> {
    if (stored === undefined) {
      await verify(await this.#decoy, password);
      return { ok: false };
    }
    if (SHA256_HEX.test(stored)) return this.checkLegacy(stored, password);
    return { ok: await verify(stored, password) };
  }

  /** [ACC-12] The old system stored unsalted SHA-256 hex. */
  private async checkLegacy(stored: string, password: string): Promise<PasswordCheck> {
    const given = createHash('sha256').update(password).digest('hex');
    if (equalInConstantTime(given, stored)) return { ok: true, renewed: await this.hash(password) };
    await verify(await this.#decoy, password);
    return { ok: false };
  }
}
