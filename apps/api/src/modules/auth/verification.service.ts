import { Injectable } from '@nestjs/common';
import { AccountEventKind } from '@vigia/domain/audit';
import {
  LinkInvalidError,
  LinkNeedsPasswordError,
  LinkPasswordWrongError,
  LINK_HOURS,
  type PendingRegistration,
} from '@vigia/domain/identity';
import { ConcurrentChangeError, type Receipt } from '@vigia/domain/shared';
import {
  AccountStatus,
  UserRepository,
  claimUser,
  normaliseEmail,
  type Claim,
  type User,
} from '@vigia/domain/user';
import { Clock, type Language } from '@vigia/platform';
import { Config } from '../../config/config.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { MailService } from '../mail/mail.service.js';
import { Passwords } from './passwords.js';
import { AuthService } from './auth.service.js';
import { AdminNotices } from './admin-notices.js';
import { OneTimeLinks } from './one-time-links.js';

/** What somebody brings besides the secret of the link: the password of the registration, or a new one. */
export interface Proof {
  readonly password?: string | undefined;
  readonly newPassword?: string | undefined;
  /** What to be called from now on, with a new password. */
  readonly name?: string | undefined;
}

const ATTEMPTS = 3;
const PURPOSE = 'verify-email';

/** Proves that addresses belong to the people who registered them. */
@Injectable()
export class VerificationService {
  constructor(
    private readonly users: UserRepository,
    private readonly links: OneTimeLinks,
    private readonly passwords: Passwords,
    private readonly auth: AuthService,
    private readonly mail: MailService,
    private readonly trail: AuditTrail,
    private readonly notices: AdminNotices,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Mails a fresh link behind the answer. */
  sendLink(user: User, language: Language): void {
    this.mail.sendLater(() => this.letter(user, language));
  }

  /** Mails a fresh link if somebody waits for one; the caller learns nothing of it. */
  resend(email: string, language: Language): void {
    this.mail.sendLater(async () => {
      const user = await this.users.find(normaliseEmail(email));
      if (user?.status !== AccountStatus.Unverified) return undefined;
      return this.letter(user, user.language ?? language);
    });
  }

  /** [ACC-17] Lets a registration of an address that nobody proved wait in a link of its own; `false` when it is proved. */
  async offer(
    { id, email, name, speciality, passwordHash, createdAt }: User,
    receipt: Receipt | undefined,
    language: Language,
  ): Promise<boolean> {
    const user = await this.users.find(email);
    if (user?.status !== AccountStatus.Unverified) return false;
    const registration = { id, name, speciality, passwordHash, at: createdAt };
    const secret = await this.links.issue(PURPOSE, email, registration, receipt);
    this.mail.sendLater(() => Promise.resolve(this.letterWith(secret, user, language)));
    return true;
  }

  /** A mail with a fresh link. */
  async letter(user: User, language: Language) {
    return this.letterWith(await this.links.issue(PURPOSE, user.email), user, language);
  }

  /**
   * [ACC-4] Activates the account that a link belongs to; [ACC-5] a foreign worker then waits for an admin.
   * [ACC-17] The account is that of whoever opens the link: a stranger may have registered the address.
   */
  async verify(secret: string, proof: Proof): Promise<User> {
    const { email, registration } = await this.links.look(PURPOSE, secret);
    const found = await this.findUnverified(email);
    const claim = await this.claimOf(found, registration, proof);
    await this.links.redeem(PURPOSE, secret);
    const store = (): Promise<User> => this.store(found, claim);
    return claim.passwordHash === undefined ? store() : this.auth.endingAll(email, store);
  }

  private async store(found: User, claim: Claim): Promise<User> {
    const { email } = found;
    const event = this.trail.event(AccountEventKind.Verified, { account: email, actor: email });
    // The link is spent, so a change of the account at the same moment must not waste it.
    for (let attempt = 1; ; attempt += 1) {
      const user = attempt === 1 ? found : await this.findUnverified(email);
      const verified = claimUser(user, claim, this.config.campus.roles, this.clock.now());
      try {
        await this.users.save(verified, event);
        if (verified.status === AccountStatus.AwaitingApproval) this.notices.accountWaits(verified);
        return verified;
      } catch (error) {
        if (!(error instanceof ConcurrentChangeError) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  private async claimOf(
    user: User,
    registration: PendingRegistration | undefined,
    { password, newPassword, name }: Proof,
  ): Promise<Claim> {
    if (newPassword !== undefined) {
      const passwordHash = await this.passwords.choose(newPassword, { email: user.email, name });
      return { ...personOf(registration), ...(name !== undefined && { name }), passwordHash };
    }
    if (password === undefined) throw new LinkNeedsPasswordError();
    if (registration !== undefined) {
      const check = await this.passwords.check(registration.passwordHash, password);
      if (check.ok) return { ...personOf(registration), passwordHash: registration.passwordHash };
    }
    const check = await this.passwords.check(user.passwordHash, password);
    if (!check.ok) throw new LinkPasswordWrongError();
    return {};
  }

  private async findUnverified(email: string): Promise<User> {
    const user = await this.users.find(email);
    if (user?.status !== AccountStatus.Unverified) throw new LinkInvalidError();
    return user;
  }

  private letterWith(secret: string, to: User, language: Language) {
    return {
      kind: PURPOSE,
      to,
      link: `${this.config.publicWebUrl}/verificar?token=${secret}`,
      hours: LINK_HOURS[PURPOSE],
      language,
    } as const;
  }
}

function personOf(registration: PendingRegistration | undefined): Claim {
  if (registration === undefined) return {};
  const { id, name, speciality, at } = registration;
  return { id, name, speciality, createdAt: at };
}
