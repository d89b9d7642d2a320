import { Injectable } from '@nestjs/common';
import type { AccountEvent } from '@vigia/domain/audit';
import {
  LINK_HOURS,
  LinkInvalidError,
  OneTimeTokenRepository,
  type OneTimePurpose,
  type OneTimeToken,
  type PendingRegistration,
} from '@vigia/domain/identity';
import type { Receipt } from '@vigia/domain/shared';
import { Clock, Ids, digest } from '@vigia/platform';

const HOUR_MS = 3_600_000;

/** Single-use secrets that are mailed to an address, each for one purpose; only their digests are stored. */
@Injectable()
export class OneTimeLinks {
  constructor(
    private readonly tokens: OneTimeTokenRepository,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** A fresh secret for an address, with the registration that waits for it, if one does. */
  async issue(
    purpose: OneTimePurpose,
    email: string,
    registration?: PendingRegistration,
    receipt?: Receipt,
  ): Promise<string> {
    const { secret, token } = this.make(purpose, email);
    await this.store({ ...token, ...(registration && { registration }) }, receipt);
    return secret;
  }

  /** A fresh secret and the link it opens, which somebody has to store. */
  make(purpose: OneTimePurpose, email: string): { secret: string; token: OneTimeToken } {
    const secret = this.ids.secret();
    const expiresAt = new Date(this.clock.nowMs() + LINK_HOURS[purpose] * HOUR_MS).toISOString();
    return { secret, token: { hash: digest(secret), purpose, email, expiresAt } };
  }

  /** Stores a link together with what belongs to it. */
  async store(token: OneTimeToken, receipt?: Receipt, event?: AccountEvent): Promise<void> {
    await this.tokens.put(token, receipt, event);
  }

  /** What a secret proves, which still works afterwards. */
  async look(purpose: OneTimePurpose, secret: string): Promise<OneTimeToken> {
    const token = await this.tokens.find(digest(secret), purpose, this.clock.now());
    if (token === undefined) throw new LinkInvalidError();
    return token;
  }

  /** [ACC-15] Uses a secret up; it works once and until it expires. */
  async redeem(purpose: OneTimePurpose, secret: string): Promise<void> {
    const token = await this.tokens.consume(digest(secret), purpose, this.clock.now());
    if (token === undefined) throw new LinkInvalidError();
  }
}
