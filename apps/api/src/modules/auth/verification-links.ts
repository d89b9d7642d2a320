import { Injectable } from '@nestjs/common';
import {
  LinkInvalidError,
  OneTimeTokenRepository,
  VERIFY_LINK_HOURS,
} from '@vigia/domain/identity';
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

  /** A fresh secret for an address. */
  async issue(email: string): Promise<string> {
    const secret = this.ids.secret();
    await this.tokens.put({
      hash: digest(secret),
      purpose: 'verify-email',
      email,
      expiresAt: new Date(this.clock.nowMs() + VERIFY_LINK_HOURS * HOUR_MS).toISOString(),
    });
    return secret;
  }

  /** [ACC-15] The address that a secret proves; it works once and until it expires. */
  async redeem(secret: string): Promise<string> {
    const token = await this.tokens.consume(digest(secret), 'verify-email', this.clock.now());
    if (token === undefined) throw new LinkInvalidError();
    return token.email;
  }
}
