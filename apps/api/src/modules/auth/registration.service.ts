import { Injectable } from '@nestjs/common';
import { AccountEventKind } from '@vigia/domain/audit';
import {
  UserExistsError,
  UserRepository,
  normaliseEmail,
  type Registration,
  type User,
} from '@vigia/domain/user';
import type { Language } from '@vigia/platform';
import { RepeatedRequests } from '../../idempotency/repeated-requests.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { AccountFactory } from './account-factory.js';
import { VerificationService } from './verification.service.js';

/** An account as its owner is told of it. */
export type Account = Omit<User, 'passwordHash' | 'openLoad' | 'sessionsSince' | 'version'>;

/** Opens accounts. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly users: UserRepository,
    private readonly factory: AccountFactory,
    private readonly repeated: RepeatedRequests,
    private readonly verification: VerificationService,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * [ACC-2] Stores an unverified account and mails its link once. [ACC-17] An address that nobody proved is answered
   * alike: a stranger who registered it first neither keeps its owner out nor is told of them.
   */
  async register(
    registration: Registration,
    password: string,
    request: { readonly key: string | undefined; readonly language: Language },
  ): Promise<Account> {
    const repeatable = {
      caller: normaliseEmail(registration.email),
      route: 'POST /auth/register',
      key: request.key,
      body: registration,
    };
    return this.repeated.once<Account>(repeatable, async (seal) => {
      const { language } = request;
      const user = await this.factory.create({ ...registration, language }, password);
      const account = accountOf(user);
      const registered = this.trail.event(AccountEventKind.Registered, {
        account: user.email,
        actor: null,
      });
      try {
        await this.users.create(user, seal(account), registered);
        this.verification.sendLink(user, request.language);
      } catch (error) {
        const isOffered =
          error instanceof UserExistsError &&
          (await this.verification.offer(user, seal(account), request.language));
        if (!isOffered) throw error;
      }
      return account;
    });
  }
}

/** The account without what only the server may know. */
function accountOf(user: User): Account {
  const { id, email, name, role, speciality, status, createdAt } = user;
  return { id, email, name, role, speciality, status, createdAt };
}
