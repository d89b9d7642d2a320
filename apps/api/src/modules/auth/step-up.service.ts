import { Injectable } from '@nestjs/common';
import { CodeInvalidError, UserRepository, hasSecondFactor } from '@vigia/domain/user';
import {
  CredentialsInvalidError,
  SessionExpiredError,
  SessionRepository,
} from '@vigia/domain/identity';
import { Clock } from '@vigia/platform';
import type { Caller } from '../../access/caller.js';
import { Passwords } from './passwords.js';
import { SecondFactorService } from './second-factor.service.js';

/** Lets somebody prove anew who they are, without another login. */
@Injectable()
export class StepUpService {
  constructor(
    private readonly users: UserRepository,
    private readonly sessions: SessionRepository,
    private readonly passwords: Passwords,
    private readonly secondFactors: SecondFactorService,
    private readonly clock: Clock,
  ) {}

  /** [TOT-4] By the password or, where the account has a second factor, by a code. */
  async prove(
    { actor, sessionId }: Caller,
    proof: { readonly password?: string | undefined; readonly code?: string | undefined },
  ): Promise<void> {
    const user = await this.users.find(actor.email);
    if (user === undefined) throw new SessionExpiredError();
    if (proof.code !== undefined) {
      if (!hasSecondFactor(user)) throw new CodeInvalidError();
      await this.secondFactors.use(user, proof.code);
    } else {
      const { ok } = await this.passwords.check(user.passwordHash, proof.password ?? '');
      if (!ok) throw new CredentialsInvalidError();
    }
    if (!(await this.sessions.prove(sessionId, this.clock.now()))) throw new SessionExpiredError();
  }
}
