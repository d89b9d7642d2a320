import { Injectable } from '@nestjs/common';
import { AccountEventKind } from '@vigia/domain/audit';
import { Role, type Speciality } from '@vigia/domain/shared';
import {
  OnlyAdminsChangeRolesError,
  UserNotFoundError,
  UserRepository,
  changeRole,
  isEmail,
  normaliseEmail,
  type Actor,
  type User,
} from '@vigia/domain/user';
import { Clock } from '@vigia/platform';
import { AuditTrail } from '../../audit/audit-trail.js';
import { AuthService } from '../auth/auth.service.js';

/** Gives people other roles. */
@Injectable()
export class RolesService {
  constructor(
    private readonly users: UserRepository,
    private readonly auth: AuthService,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** [INV-4] The account in another role; repeating it changes nothing. */
  async change(
    actor: Actor,
    email: string,
    to: { readonly role: Role; readonly speciality: Speciality | null },
  ): Promise<User> {
    if (actor.role !== Role.Admin) throw new OnlyAdminsChangeRolesError();
    const address = normaliseEmail(email);
    const user = isEmail(address) ? await this.users.find(address) : undefined;
    if (user === undefined) throw new UserNotFoundError(email);
    const changed = changeRole(user, to, actor.email, this.clock.now());
    if (changed === user) return user;
    const detail = `${wordOf(user)} → ${wordOf(changed)}`;
    const happening = { account: user.email, actor: actor.email, detail };
    return this.auth.endingAll(user.email, async () => {
      await this.users.save(changed, this.trail.event(AccountEventKind.RoleChanged, happening));
      return changed;
    });
  }
}

function wordOf({ role, speciality }: User): string {
  return speciality === null ? role : `${role} (${speciality})`;
}
