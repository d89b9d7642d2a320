import { Injectable } from '@nestjs/common';
import { AccountEventKind } from '@vigia/domain/audit';
import {
  AccountDeactivatedError,
  CodeRequiredError,
  CredentialsInvalidError,
} from '@vigia/domain/identity';
import { ConcurrentChangeError } from '@vigia/domain/shared';
import {
  AccountStatus,
  CodeInvalidError,
  UserRepository,
  actorOf,
  hasSecondFactor,
  isEmail,
  normaliseEmail,
  withPasswordHash,
  type User,
} from '@vigia/domain/user';
import { Clock } from '@vigia/platform';
import { Config } from '../../config/config.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { AccessTokens } from './access-tokens.js';
import { Passwords } from './passwords.js';
import { SecondFactorService } from './second-factor.service.js';
import { SessionsService, type Opening } from './sessions.service.js';

/** Everything a fresh session hands out. */
export interface Login {
  readonly user: User;
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly cookie: string;
}

/** Opens sessions for those who know the password. */
@Injectable()
export class LoginService {
  constructor(
    private readonly users: UserRepository,
    private readonly passwords: Passwords,
    private readonly sessions: SessionsService,
    private readonly tokens: AccessTokens,
    private readonly trail: AuditTrail,
    private readonly secondFactors: SecondFactorService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** [ACC-8] A session with fresh secrets; [ACC-11] a wrong password and an unknown address look and cost the same. */
  async login(email: string, password: string, code?: string): Promise<Login> {
    const at = this.clock.now();
    const user = await this.users.find(normaliseEmail(email));
    const check = await this.passwords.check(user?.passwordHash, password);
    if (user === undefined || !check.ok) {
      await this.noteFailure(normaliseEmail(email));
      throw new CredentialsInvalidError();
    }
    if (user.status === AccountStatus.Deactivated) throw new AccountDeactivatedError();
    const renewed =
      check.renewed === undefined ? user : await this.storeRenewed(user, check.renewed);
    return this.open(await this.takeCode(renewed, code), at);
  }

  /** [ACC-8] A session of somebody who has proved who they are, and everything that it hands out. */
  async open(user: User, at: string, how?: Opening): Promise<Login> {
    const { id, cookie, refreshToken } = await this.sessions.open(user.email, at, how);
    const actor = actorOf(user, this.config.adminsNeedTotp);
    const accessToken = await this.tokens.issue(actor, id);
    return { user: { ...user, status: actor.status }, accessToken, refreshToken, cookie };
  }

  /** [TOT-2] The account after its code, where it takes one. */
  async takeCode(user: User, code: string | undefined): Promise<User> {
    if (!hasSecondFactor(user)) return user;
    if (code === undefined) throw new CodeRequiredError();
    try {
      return await this.secondFactors.use(user, code);
    } catch (error) {
      if (error instanceof CodeInvalidError) await this.noteFailure(user.email);
      throw error;
    }
  }

  /** What is no address may be a password in the wrong field. */
  private async noteFailure(account: string): Promise<void> {
    if (!isEmail(account)) return;
    await this.trail.record(AccountEventKind.LoginFailed, { account, actor: null });
  }

  /** [ACC-12] A hash of the old system gives way; whoever changed the account meanwhile lets it wait for the next login. */
  private async storeRenewed(user: User, passwordHash: string): Promise<User> {
    const renewed = withPasswordHash(user, passwordHash);
    try {
      await this.users.save(renewed);
      return renewed;
    } catch (error) {
      if (!(error instanceof ConcurrentChangeError)) throw error;
      return user;
    }
  }
}
