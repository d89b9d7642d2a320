import type { Receipt } from '../shared/index.js';
import type { AccountEvent } from '../audit/index.js';
import type { InvitationLink, OneTimePurpose, OneTimeToken } from './one-time-token.js';
import type { Session } from './session.js';

/** Port: sessions. [AUD-1] An event is stored together with the change that it tells of. */
export abstract class SessionRepository {
  abstract create(session: Session, event?: AccountEvent): Promise<void>;
  /** Strongly consistent: a session that was ended is gone. */
  abstract find(id: string): Promise<Session | undefined>;
  /** Every session of an account, answered from an index. */
  abstract listByUser(email: string): Promise<readonly Session[]>;

  /** Moves the expiries of a live session forward; `false` when it is gone. */
  abstract slide(session: Session): Promise<boolean>;
  /** Stores the next refresh digest if `fromHash` is still the current one; `false` when it is not. */
  abstract rotate(session: Session, fromHash: string): Promise<boolean>;
  /** Remembers that somebody proved anew who they are; `false` when the session is gone. */
  abstract prove(id: string, at: string): Promise<boolean>;
  /** Ends it; unknown ids are fine. */
  abstract remove(id: string, event?: AccountEvent): Promise<void>;
}

/**
 * Port: whose access ended lately. Access tokens are believed without a look at their session; for an account that is
 * marked here the look is taken, until the last of its tokens has expired.
 */
export abstract class EndedAccessRepository {
  abstract mark(email: string, at: string): Promise<void>;

  /** Addresses that were marked at `since` or later; from an index, so a mark shows within moments. */
  abstract listSince(since: string): Promise<readonly string[]>;
}

/** Port: things that work once. [AUD-1] An event is stored together with what it tells of. */
export abstract class OneTimeTokenRepository {
  /** Fails with ReceiptExistsError when the request was carried out before. */
  abstract put(token: OneTimeToken, receipt?: Receipt, event?: AccountEvent): Promise<void>;
  /** Looks without taking; wrong purpose or expired is `undefined`. */
  abstract find(
    hash: string,
    purpose: OneTimePurpose,
    at: string,
  ): Promise<OneTimeToken | undefined>;
  /** Takes the token out, so a second call finds nothing; wrong purpose or expired is `undefined`. */
  abstract consume(
    hash: string,
    purpose: OneTimePurpose,
    at: string,
  ): Promise<OneTimeToken | undefined>;
  /** Claims a ticket id until it would expire anyway; `true` for the first caller only. */
  abstract claim(ticketId: string, expiresAt: string): Promise<boolean>;
}

/** Port: invitations that nobody has accepted yet, one an address. Their links are single-use links. */
export abstract class InvitationRepository {
  /**
   * Stores a link as the one open invitation of its address: an earlier link ends with it. Fails with ReceiptExistsError
   * when the request was carried out before, ConcurrentChangeError when others invite the same address all the time.
   */
  abstract open(link: InvitationLink, receipt?: Receipt, event?: AccountEvent): Promise<void>;

  /** Strongly consistent; `undefined` when there is none or it has expired. */
  abstract find(email: string, at: string): Promise<InvitationLink | undefined>;

  /** Every open one, by address; from an index, so a new one shows within moments. */
  abstract list(at: string): Promise<readonly InvitationLink[]>;

  /** Takes a link out, for good; `false` when it was used, ended or has expired. */
  abstract redeem(link: InvitationLink, at: string): Promise<boolean>;

  /** Ends the open invitation of an address; `false` when there is none. */
  abstract revoke(email: string, event: AccountEvent): Promise<boolean>;
}
