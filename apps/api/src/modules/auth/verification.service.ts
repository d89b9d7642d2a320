import { Injectable } from '@nestjs/common';
import { LinkInvalidError, VERIFY_LINK_HOURS } from '@vigia/domain/identity';
import { ConcurrentChangeError } from '@vigia/domain/shared';
import {
  AccountStatus,
  UserRepository,
  normaliseEmail,
  verifyUser,
  type User,
} from '@vigia/domain/user';
import type { Language } from '@vigia/platform';
import { Config } from '../../config/config.js';
import { MailService } from '../mail/mail.service.js';
import { VerificationLinks } from './verification-links.js';

const ATTEMPTS = 3;

/** Proves that addresses belong to the people who registered them. */
@Injectable()
export class VerificationService {
  constructor(
    private readonly users: UserRepository,
    private readonly links: VerificationLinks,
    private readonly mail: MailService,
    private readonly config: Config,
  ) {}

  /** Mails a fresh link behind the answer. */
  sendLink(user: User, language: Language): void {
    this.mail.sendLater(() => this.prepare(user, language));
  }

  /** Mails a fresh link if somebody waits for one; the caller learns nothing of it. */
  resend(email: string, language: Language): void {
    this.mail.sendLater(async () => {
      const user = await this.users.find(normaliseEmail(email));
      if (user?.status !== AccountStatus.Unverified) return undefined;
      return this.prepare(user, language);
    });
  }

  /** [ACC-4] Activates the account that a link belongs to; [ACC-5] a foreign worker then waits for an admin. */
  async verify(secret: string): Promise<User> {
    const email = await this.links.redeem(secret);
    // The link is spent, so a change of the account at the same moment must not waste it.
    for (let attempt = 1; ; attempt += 1) {
      const user = await this.users.find(email);
      if (user === undefined) throw new LinkInvalidError();
      const verified = verifyUser(user, this.config.campus.roles);
      try {
        if (verified !== user) await this.users.save(verified);
        return verified;
      } catch (error) {
        if (!(error instanceof ConcurrentChangeError) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  private async prepare(user: User, language: Language) {
    const secret = await this.links.issue(user.email);
    return {
      kind: 'verify-email' as const,
      to: user,
      link: `${this.config.publicWebUrl}/verificar?token=${secret}`,
      hours: VERIFY_LINK_HOURS,
      language,
    };
  }
}
