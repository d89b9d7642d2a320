import { Injectable } from '@nestjs/common';
import type { Actor } from '@vigia/domain/user';
import {
  Clock,
  Ids,
  TokenSigner,
  TokenVerifier,
  type AccessClaims,
  type TicketAudience,
} from '@vigia/platform';

/** Tokens of this moment: signs them and reads them. */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly signer: TokenSigner,
    private readonly verifier: TokenVerifier,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async issue(actor: Actor, sessionId: string): Promise<string> {
    return this.signer.access({ actor, sessionId }, this.clock.nowMs());
  }

  /** A ticket that opens one socket. */
  async issueTicket(claims: AccessClaims, audience: TicketAudience): Promise<string> {
    const ticketId = this.ids.uuid();
    return this.signer.ticket({ ...claims, ticketId }, audience, this.clock.nowMs());
  }

  /** The claims of a token that is ours and has not expired. */
  async read(token: string): Promise<AccessClaims | undefined> {
    return this.verifier.access(token, this.clock.nowMs());
  }
}
