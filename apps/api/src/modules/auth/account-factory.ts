import { Injectable } from '@nestjs/common';
import { registerUser, type Registration, type User } from '@vigia/domain/user';
import { Clock, Ids } from '@vigia/platform';
import { Config } from '../../config/config.js';
import { Passwords } from './passwords.js';

/** Makes new accounts by the domain's rules. */
@Injectable()
export class AccountFactory {
  constructor(
    private readonly passwords: Passwords,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async create(registration: Registration, password: string): Promise<User> {
    return registerUser(registration, this.config.campus.roles, {
      id: this.ids.uuid(),
      passwordHash: await this.passwords.choose(password, registration),
      at: this.clock.now(),
    });
  }
}
