import { Injectable } from '@nestjs/common';
import { AccountEventKind } from '@vigia/domain/audit';
import { InvalidCursorError, Role, type Page } from '@vigia/domain/shared';
import {
  AccountStatus,
  OnlyAdminsApproveError,
  OnlyAdminsListUsersError,
  UserNotFoundError,
  UserRepository,
  approveUser,
  changeProfile,
  deactivateUser,
  isEmail,
  languageOfUser,
  normaliseEmail,
  reactivateUser,
  resetSecondFactor,
  standingOf,
  type Actor,
  type ProfileChange,
  type User,
} from '@vigia/domain/user';
import { Clock } from '@vigia/platform';
import { Config } from '../../config/config.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { AuthService } from '../auth/auth.service.js';
import { MailService } from '../mail/mail.service.js';

/** Which accounts of a list to answer. */
export interface UserQuery {
  readonly role?: Role | undefined;
  readonly status?: AccountStatus | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const ALL_ROLES: readonly Role[] = [Role.Admin, Role.Worker, Role.Student];

/** Looks at accounts and lets waiting ones in. */
@Injectable()
export class UsersService {
  constructor(
    private readonly users: UserRepository,
    private readonly auth: AuthService,
    private readonly mail: MailService,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
    private readonly config: Config,
  ) {}

  /** The caller's own account as it is stored now. */
  async me(actor: Actor): Promise<User> {
    const user = await this.find(actor.email);
    return { ...user, status: standingOf(user, this.config.adminsNeedTotp) };
  }

  /** [ACC-23] The caller's own account, with another name or language. */
  async changeProfile(actor: Actor, change: ProfileChange): Promise<User> {
    const user = await this.find(actor.email);
    const changed = changeProfile(user, change);
    if (changed !== user) {
      const detail = `${user.name} → ${changed.name}`;
      const happening = { account: user.email, actor: actor.email, detail };
      const renamed =
        changed.name === user.name
          ? undefined
          : this.trail.event(AccountEventKind.Renamed, happening);
      await this.auth.renaming(user.email, () => this.users.save(changed, renamed));
    }
    return { ...changed, status: standingOf(changed, this.config.adminsNeedTotp) };
  }

  /** Accounts by role and address; the lists of several roles follow each other. */
  async list(actor: Actor, { role, status, limit, cursor }: UserQuery): Promise<Page<User>> {
    if (actor.role !== Role.Admin) throw new OnlyAdminsListUsersError();
    const roles = role === undefined ? ALL_ROLES : [role];
    const start = readCursor(cursor, roles);
    const items: User[] = [];
    let inner = start.cursor;
    for (const current of roles.slice(start.index)) {
      if (items.length === limit) return { items, next: writeCursor(current) };
      const page = await this.users.listByRole(current, {
        limit: limit - items.length,
        ...(status !== undefined && { status }),
        ...(inner !== undefined && { cursor: inner }),
      });
      items.push(...page.items);
      if (page.next !== undefined) return { items, next: writeCursor(current, page.next) };
      inner = undefined;
    }
    return { items };
  }

  /** [ACC-6] Lets a waiting worker in, and tells them. */
  async approve(actor: Actor, email: string): Promise<User> {
    if (actor.role !== Role.Admin) throw new OnlyAdminsApproveError();
    const user = await this.find(normaliseEmail(email));
    const approved = approveUser(user);
    if (approved === user) return user;
    await this.users.save(
      approved,
      this.trail.event(AccountEventKind.Approved, { account: user.email, actor: actor.email }),
    );
    this.mail.sendLater(async () => ({
      kind: 'account-approved',
      to: approved,
      link: this.config.publicWebUrl,
      language: languageOfUser(approved),
    }));
    return approved;
  }

  /** [ACC-21] Switches an account off: whatever it has open ends at once. Repeating it ends what is still open. */
  async deactivate(actor: Actor, email: string): Promise<User> {
    const user = await this.find(normaliseEmail(email));
    // Judged before anything is ended.
    deactivateUser(user, actor, this.clock.now());
    const happening = { account: user.email, actor: actor.email };
    return this.auth.endingAll(user.email, async () => {
      const off = deactivateUser(user, actor, this.clock.now());
      if (off !== user) {
        await this.users.save(off, this.trail.event(AccountEventKind.Deactivated, happening));
      }
      return off;
    });
  }

  /** [ACC-21] Switches an account on again; its owner proves the address anew. */
  async reactivate(actor: Actor, email: string): Promise<User> {
    const user = await this.find(normaliseEmail(email));
    const on = reactivateUser(user, actor);
    if (on === user) return user;
    const happening = { account: user.email, actor: actor.email };
    const reactivated = this.trail.event(AccountEventKind.Reactivated, happening);
    if (user.identity === undefined) await this.users.save(on, reactivated);
    else await this.users.unlink(on, user.identity, reactivated);
    return on;
  }

  /** [TOT-7] Takes the second factor of somebody who lost it away, and tells them. */
  async resetSecondFactor(actor: Actor, email: string): Promise<User> {
    const user = await this.find(normaliseEmail(email));
    // Judged before anything is ended.
    resetSecondFactor(user, actor, this.clock.now());
    const happening = { account: user.email, actor: actor.email };
    const removed = this.trail.event(AccountEventKind.TotpRemoved, happening);
    const without = await this.auth.endingAll(user.email, async () => {
      const changed = resetSecondFactor(user, actor, this.clock.now());
      await this.users.save(changed, removed);
      return changed;
    });
    this.mail.sendLater(async () => ({
      kind: 'second-factor-removed',
      to: without,
      by: actor.name,
      link: `${this.config.publicWebUrl}/segundo-paso`,
      language: languageOfUser(without),
    }));
    return without;
  }

  private async find(email: string): Promise<User> {
    const user = isEmail(email) ? await this.users.find(email) : undefined;
    if (user === undefined) throw new UserNotFoundError(email);
    return user;
  }
}

/** `<role>` or `<role>~<cursor of that role's list>`. */
function writeCursor(role: Role, inner?: string): string {
  return inner === undefined ? role : `${role}~${inner}`;
}

function readCursor(
  cursor: string | undefined,
  roles: readonly Role[],
): { index: number; cursor?: string } {
  if (cursor === undefined) return { index: 0 };
  const [word = '', inner] = cursor.split(/~(.*)/s, 2);
  const index = roles.findIndex((role) => role === word);
  if (index === -1) throw new InvalidCursorError();
  return inner === undefined ? { index } : { index, cursor: inner };
}
