import { Injectable } from '@nestjs/common';
import { AccountEventKind } from '@vigia/domain/audit';
import { ConcurrentChangeError } from '@vigia/domain/shared';
import {
  CodeInvalidError,
  RECOVERY_CODES,
  UserNotFoundError,
  UserRepository,
  beginSecondFactor,
  removeSecondFactor,
  turnOnSecondFactor,
  useCodeOfStep,
  useRecoveryCode,
  type Actor,
  type User,
} from '@vigia/domain/user';
import { Config } from '../../config/config.js';
import { CounterWindows } from '../../limits/counter-windows.js';
import { tooMany, wholeSeconds } from '../../limits/rate-limits.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { OwnerNotices } from './owner-notices.js';
import { TotpCodes } from './totp-codes.js';
import { Seal } from '../../secrets/seal.js';

/** Wrong codes an hour, from wherever: who gets this far knows the password. */
const WRONG_CODES_MAX = 20;
const HOUR_MS = 3_600_000;

/** Sets second factors up, uses them and takes them away. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly users: UserRepository,
    private readonly codes: TotpCodes,
    private readonly seal: Seal,
    private readonly windows: CounterWindows,
    private readonly trail: AuditTrail,
    private readonly notices: OwnerNotices,
    private readonly config: Config,
  ) {}

  /** [TOT-1] A secret for the app; nothing is on yet. */
  async begin(actor: Actor): Promise<{ secret: string; uri: string }> {
    const secret = this.codes.secret();
    const sealed = this.seal.seal(secret, actor.email);
    await this.users.save(beginSecondFactor(await this.find(actor.email), sealed));
    return { secret, uri: this.codes.uri(actor.email, secret) };
  }

  /** [TOT-1] On from now on; the recovery codes are told this once. */
  async confirm(actor: Actor, code: string): Promise<readonly string[]> {
    const user = await this.find(actor.email);
    const step = await this.stepOf(user, code.trim());
    const recovery = Array.from({ length: RECOVERY_CODES }, () => this.codes.recoveryCode());
    const hashes = recovery.map((one) => this.codes.recoveryHash(one));
    const on = turnOnSecondFactor(this.sealed(user), step, hashes);
    const happening = { account: user.email, actor: actor.email };
    await this.users.save(on, this.trail.event(AccountEventKind.TotpSet, happening));
    return recovery;
  }

  /** [TOT-5] Off again. */
  async remove(actor: Actor): Promise<void> {
    const user = await this.find(actor.email);
    const off = removeSecondFactor(user, this.config.adminsNeedTotp);
    const happening = { account: user.email, actor: actor.email };
    await this.users.save(off, this.trail.event(AccountEventKind.TotpRemoved, happening));
    this.notices.secondFactorRemoved(off);
  }

  /** [TOT-2] [TOT-3] The account after a code of the app or a recovery code was used up; no code works twice. */
  async use(user: User, code: string): Promise<User> {
    const key = `second-factor ${user.email}`;
    const { hits, endsInMs } = await this.windows.increment(key, HOUR_MS);
    if (hits > WRONG_CODES_MAX) throw tooMany(wholeSeconds(endsInMs));
    const typed = code.trim();
    const step = await this.stepOf(user, typed);
    const used =
      step === undefined
        ? useRecoveryCode(user, this.codes.recoveryHash(typed))
        : useCodeOfStep(this.sealed(user), step);
    try {
      await this.users.save(used);
    } catch (error) {
      // The same code came twice at once, and the other one was first.
      if (error instanceof ConcurrentChangeError) throw new CodeInvalidError();
      throw error;
    }
    await this.windows.forget(key);
    return used;
  }

  /** Opens the secret for what looks like a code of an app only: a recovery code works without the key of the seal. */
  private async stepOf({ email, secondFactor }: User, code: string): Promise<number | undefined> {
    if (secondFactor === undefined || !this.codes.isTotp(code)) return undefined;
    return this.codes.stepOf(this.seal.open(secondFactor.secret, email), code);
  }

  /** The account with its secret sealed by the newest key. */
  private sealed(user: User): User {
    const { email, secondFactor } = user;
    if (secondFactor === undefined) return user;
    const secret = this.seal.renew(secondFactor.secret, email);
    return { ...user, secondFactor: { ...secondFactor, secret } };
  }

  private async find(email: string): Promise<User> {
    const user = await this.users.find(email);
    if (user === undefined) throw new UserNotFoundError(email);
    return user;
  }
}
