import { Injectable } from '@nestjs/common';
import { LinkInvalidError } from '@vigia/domain/identity';
import { Clock, TokenSigner, TokenVerifier, type MuteClaims } from '@vigia/platform';
import { Config } from '../../config/config.js';

/** The links in mails that mute one incident for whom the mail is to. */
@Injectable()
export class MuteLinks {
  constructor(
    private readonly signer: TokenSigner,
    private readonly verifier: TokenVerifier,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** [PRF-4] The page that asks and then mutes; the token is in the fragment, which no server's log gets to see. */
  async linkFor(email: string, incidentId: string): Promise<string> {
    const token = await this.signer.mute({ email, incidentId }, this.clock.nowMs());
    return `${this.config.publicWebUrl}/silenciar#${token}`;
  }

  /** What the token of a link mutes. */
  async read(token: string): Promise<MuteClaims> {
    const claims = await this.verifier.mute(token, this.clock.nowMs());
    if (claims === undefined) throw new LinkInvalidError();
    return claims;
  }
}
