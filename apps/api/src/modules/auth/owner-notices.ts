import { Injectable } from '@nestjs/common';
import { languageOfUser, type User } from '@vigia/domain/user';
import { Config } from '../../config/config.js';
import { MailService } from '../mail/mail.service.js';

/** Tells people what happened to the keys of their account, so that a thief cannot keep it from them. */
@Injectable()
export class OwnerNotices {
  constructor(
    private readonly mail: MailService,
    private readonly config: Config,
  ) {}

  /** [ACC-24] Behind the answer. */
  passwordChanged(to: User): void {
    const link = `${this.config.publicWebUrl}/recuperar`;
    const language = languageOfUser(to);
    this.mail.sendLater(() => Promise.resolve({ kind: 'password-changed', to, link, language }));
  }

  /** [ACC-24] By themselves. Behind the answer. */
  secondFactorRemoved(to: User): void {
    const link = `${this.config.publicWebUrl}/segundo-paso`;
    const language = languageOfUser(to);
    this.mail.sendLater(() =>
      Promise.resolve({ kind: 'second-factor-removed', to, by: null, link, language }),
    );
  }
}
