import { Injectable } from '@nestjs/common';
import { UserRepository, normaliseEmail, type Registration, type User } from '@vigia/domain/user';
import type { Language } from '@vigia/platform';
import { RepeatedRequests } from '../../idempotency/repeated-requests.js';
import { AccountFactory } from './account-factory.js';
import { VerificationService } from './verification.service.js';

/** An account as its owner is told of it. */
export type Account = Omit<User, 'passwordHash' | 'openLoad' | 'version'>;

/** Opens accounts. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly users: UserRepository,
    private readonly factory: AccountFactory,
    private readonly repeated: RepeatedRequests,
    private readonly verification: VerificationService,
  ) {}

  /** [ACC-2] Stores an unverified account and mails its link once. */
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
      const user = await this.factory.create(registration, password);
      const account = accountOf(user);
      await this.users.create(user, seal(account));
      this.verification.sendLink(user, request.language);
      return account;
    });
  }
}

/** The account without what only the server may know. */
function accountOf(user: User): Account {
  const { id, email, name, role, speciality, status, createdAt } = user;
  return { id, email, name, role, speciality, status, createdAt };
}
