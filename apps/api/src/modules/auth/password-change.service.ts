import { Injectable } from '@nestjs/common';
import { AccountEventKind } from '@vigia/domain/audit';
import { CredentialsInvalidError, SessionExpiredError } from '@vigia/domain/identity';
import { UserRepository, resetPassword, type Actor, type User } from '@vigia/domain/user';
import { Clock } from '@vigia/platform';
import { AuditTrail } from '../../audit/audit-trail.js';
import { AuthService } from './auth.service.js';
import { LoginService, type Login } from './login.service.js';
import { OwnerNotices } from './owner-notices.js';
import { Passwords } from './passwords.js';

/** Lets somebody who is logged in choose another password. */
@Injectable()
export class PasswordChangeService {
  constructor(
    private readonly users: UserRepository,
    private readonly passwords: Passwords,
    private readonly auth: AuthService,
    private readonly logins: LoginService,
    private readonly notices: OwnerNotices,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** [ACC-24] By the old one. Every session ends, and whoever changed it gets a fresh one. */
  async change({ email }: Actor, password: string, newPassword: string): Promise<Login> {
    const user = await this.users.find(email);
    if (user === undefined) throw new SessionExpiredError();
    const { ok } = await this.passwords.check(user.passwordHash, password);
    if (!ok) throw new CredentialsInvalidError();
    const passwordHash = await this.passwords.choose(newPassword, user);
    const event = this.trail.event(AccountEventKind.PasswordChanged, {
      account: email,
      actor: email,
    });
    const changed = await this.auth.endingAll<User>(email, async () => {
      const next = resetPassword(user, passwordHash, this.clock.now());
      await this.users.save(next, event);
      return next;
    });
    this.notices.passwordChanged(changed);
    return this.logins.open(changed, this.clock.now());
  }
}
