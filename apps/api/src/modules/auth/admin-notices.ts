import { Injectable } from '@nestjs/common';
import { Role } from '@vigia/domain/shared';
import { AccountStatus, UserRepository, languageOfUser, type User } from '@vigia/domain/user';
import { Config } from '../../config/config.js';
import { MailService } from '../mail/mail.service.js';

/** Admins who are mailed at most; a campus has a handful. */
const ADMINS_MAX = 50;

/** Tells admins what waits for them, so that nobody has to look now and then. */
@Injectable()
export class AdminNotices {
  constructor(
    private readonly users: UserRepository,
    private readonly mail: MailService,
    private readonly config: Config,
  ) {}

  /** [INV-5] Mails every admin in their language, behind the answer, that somebody waits for their yes. */
  accountWaits(waiting: User): void {
    this.mail.sendLater(async () => {
      await this.tellAll(waiting);
      return undefined;
    });
  }

  private async tellAll(waiting: User): Promise<void> {
    const { items } = await this.users.listByRole(Role.Admin, {
      status: AccountStatus.Active,
      limit: ADMINS_MAX,
    });
    for (const to of items) {
      this.mail.sendLater(() =>
        Promise.resolve({
          kind: 'account-waiting',
          to,
          waiting: { email: waiting.email, speciality: waiting.speciality ?? '' },
          link: `${this.config.publicWebUrl}/personas`,
          language: languageOfUser(to),
        }),
      );
    }
  }
}
