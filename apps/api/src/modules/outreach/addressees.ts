import { Injectable } from '@nestjs/common';
import { FollowerRepository } from '@vigia/domain/incident';
import { followedIncident, type Audience } from '@vigia/domain/notification';
import { Role, SPECIALITIES } from '@vigia/domain/shared';
import { AccountStatus, UserRepository, type User } from '@vigia/domain/user';

const PAGE = 100;

/** The people behind an audience, of whom some may not be told any more: that is asked when they are. */
@Injectable()
export class Addressees {
  constructor(
    private readonly users: UserRepository,
    private readonly followers: FollowerRepository,
  ) {}

  /** Their addresses. */
  async of(audience: Audience): Promise<readonly string[]> {
    const followed = followedIncident(audience);
    if (followed !== undefined) return this.followersOf(followed);
    const name = audience.slice(audience.indexOf('#') + 1);
    if (audience.startsWith('user#')) return [name];
    if (audience === `role#${Role.Admin}`) return emailsOf(await this.admins());
    const trade = SPECIALITIES.find((one) => audience === `speciality#${one}`);
    return trade === undefined ? [] : emailsOf(await this.users.listBySpeciality(trade));
  }

  /** [OUT-8] All active admins. */
  async admins(): Promise<readonly User[]> {
    const found: User[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.users.listByRole(Role.Admin, {
        status: AccountStatus.Active,
        limit: PAGE,
        ...(cursor !== undefined && { cursor }),
      });
      found.push(...page.items);
      cursor = page.next;
    } while (cursor !== undefined);
    return found;
  }

  private async followersOf(incidentId: string): Promise<readonly string[]> {
    const found: string[] = [];
    for await (const emails of this.followers.listFollowers(incidentId)) found.push(...emails);
    return found;
  }
}

function emailsOf(users: readonly User[]): readonly string[] {
  return users.map(({ email }) => email);
}
