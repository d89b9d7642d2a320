import { Injectable } from '@nestjs/common';
import {
  LinkInvalidError,
  OneTimeTokenRepository,
  VERIFY_LINK_HOURS,
  type OneTimeToken,
  type PendingRegistration,
} from '@vigia/domain/identity';
import type { Receipt } from '@vigia/domain/shared';
import { Clock, Ids, digest } from '@vigia/platform';

const HOUR_MS = 3_600_000;

/** Single-use secrets that prove an address; only their digests are stored. */
@Injectable()
export class VerificationLinks {
  constructor(
    private readonly tokens: OneTimeTokenRepository,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** A fresh secret for an address, with the registration that waits for it, if one does. */
  async issue(
    email: string,
    registration?: PendingRegistration,
    receipt?: Receipt,
  ): Promise<string> {
    const secret = this.ids.secret();
    const expiresAt = new Date(this.clock.nowMs() + VERIFY_LINK_HOURS * HOUR_MS).toISOString();
    const token = { hash: digest(secret), purpose: 'verify-email', email, expiresAt } as const;
    await this.tokens.put({ ...token, ...(registration && { registration }) }, receipt);
    return secret;
  }

  /** What a secret proves, which still works afterwards. */
  async look(secret: string): Promise<OneTimeToken> {
    const token = await this.tokens.find(digest(secret), 'verify-email', this.clock.now());
    if (token === undefined) throw new LinkInvalidError();
    return token;
  }

  /** [ACC-15] Uses a secret up; it works once and until it expires. */
  async redeem(secret: string): Promise<void> {
    const token = await this.tokens.consume(digest(secret), 'verify-email', this.clock.now());
    if (token === undefined) throw new LinkInvalidError();
  }
}
