import { Injectable } from '@nestjs/common';
import { AccountEventKind } from '@vigia/domain/audit';
import { LINK_HOURS, LinkInvalidError, issuedAt } from '@vigia/domain/identity';
import { ConcurrentChangeError } from '@vigia/domain/shared';
import {
  AccountStatus,
  UserRepository,
  normaliseEmail,
  resetPassword,
  type User,
} from '@vigia/domain/user';
import { Clock, type Language } from '@vigia/platform';
import { Config } from '../../config/config.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { MailService } from '../mail/mail.service.js';
import { AuthService } from './auth.service.js';
import { OwnerNotices } from './owner-notices.js';
import { OneTimeLinks } from './one-time-links.js';
import { Passwords } from './passwords.js';
import { VerificationService } from './verification.service.js';

const ATTEMPTS = 3;
const PURPOSE = 'reset-password';

/** Lets the owner of an address choose a new password. */
@Injectable()
export class PasswordResetService {
  constructor(
    private readonly users: UserRepository,
    private readonly links: OneTimeLinks,
    private readonly passwords: Passwords,
    private readonly verification: VerificationService,
    private readonly auth: AuthService,
    private readonly mail: MailService,
    private readonly notices: OwnerNotices,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** [ACC-19] Mails a link behind the answer, if somebody has such an account; the caller learns nothing of it. */
  request(email: string, language: Language): void {
    this.mail.sendLater(async () => {
      const user = await this.users.find(normaliseEmail(email));
      if (user === undefined || user.status === AccountStatus.Deactivated) return undefined;
      // The verification link lets its owner choose a password as well, and proves the address.
      if (user.status === AccountStatus.Unverified) {
        return this.verification.letter(user, user.language ?? language);
      }
      const secret = await this.links.issue(PURPOSE, user.email);
      return {
        kind: PURPOSE,
        to: user,
        link: `${this.config.publicWebUrl}/restablecer?token=${secret}`,
        hours: LINK_HOURS[PURPOSE],
        language: user.language ?? language,
      };
    });
  }

  /** [ACC-19] Stores the new password and ends every session of the account; a link ends with the sessions, too. */
  async reset(secret: string, password: string): Promise<User> {
    const link = await this.links.look(PURPOSE, secret);
    const { email } = link;
    const passwordHash = await this.passwords.choose(password, { email });
    await this.links.redeem(PURPOSE, secret);
    const user = await this.auth.endingAll(email, () =>
      this.store(email, passwordHash, issuedAt(link)),
    );
    this.notices.passwordChanged(user);
    return user;
  }

  private async store(email: string, passwordHash: string, since: string): Promise<User> {
    const event = this.trail.event(AccountEventKind.PasswordReset, {
      account: email,
      actor: email,
    });
    for (let attempt = 1; ; attempt += 1) {
      const user = await this.users.find(email);
      if (user === undefined || user.status === AccountStatus.Deactivated) {
        throw new LinkInvalidError();
      }
      if (user.sessionsSince !== null && user.sessionsSince > since) throw new LinkInvalidError();
      const reset = resetPassword(user, passwordHash, this.clock.now());
      try {
        await this.users.save(reset, event);
        return reset;
      } catch (error) {
        if (!(error instanceof ConcurrentChangeError) || attempt === ATTEMPTS) throw error;
      }
    }
  }
}
