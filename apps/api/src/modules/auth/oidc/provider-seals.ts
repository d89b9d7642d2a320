import { Injectable } from '@nestjs/common';
import { Clock } from '@vigia/platform';
import { EncryptJWT, errors, jwtDecrypt } from 'jose';
import { hkdfSync } from 'node:crypto';
import { Config } from '../../../config/config.js';

const HEADER = { alg: 'dir', enc: 'A256GCM' } as const;

/**
 * What a browser keeps for us until it comes back: sealed, so that it can neither read nor make it, and no table holds
 * what most people never finish. The key follows from the client secret, so every task has it.
 */
@Injectable()
export class ProviderSeals {
  readonly #key: Uint8Array | undefined;

  constructor(
    { identityProvider }: Config,
    private readonly clock: Clock,
  ) {
    this.#key =
      identityProvider &&
      new Uint8Array(hkdfSync('sha256', identityProvider.clientSecret, '', 'vigia oidc', 32));
  }

  async seal(purpose: string, value: object, seconds: number): Promise<string> {
    if (this.#key === undefined) throw new Error('There is no identity provider.');
    const now = Math.floor(this.clock.nowMs() / 1000);
    return new EncryptJWT({ value })
      .setProtectedHeader(HEADER)
      .setAudience(purpose)
      .setExpirationTime(now + seconds)
      .encrypt(this.#key);
  }

  /** What was sealed for this purpose; `undefined` when it was not, or is too old. */
  async open(purpose: string, sealed: string): Promise<unknown> {
    if (this.#key === undefined) return undefined;
    try {
      const { payload } = await jwtDecrypt(sealed, this.#key, {
        audience: purpose,
        keyManagementAlgorithms: [HEADER.alg],
        contentEncryptionAlgorithms: [HEADER.enc],
        currentDate: new Date(this.clock.nowMs()),
      });
      return payload['value'];
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined;
      throw error;
    }
  }
}
