import { Injectable } from '@nestjs/common';
import { AccountEventKind } from '@vigia/domain/audit';
import {
  claimByProvider,
  linkIdentity,
  registerByProvider,
  requireEntry,
  unlinkIdentity,
  type ProvenPerson,
} from '@vigia/domain/identity';
import { DomainError } from '@vigia/domain/shared';
import { AccountStatus, UserRepository, type Actor, type User } from '@vigia/domain/user';
import { Ids } from '@vigia/platform';
import { AuditTrail } from '../../../audit/audit-trail.js';
import { Config } from '../../../config/config.js';
import { AdminNotices } from '../admin-notices.js';
import { AuthService } from '../auth.service.js';
import { Passwords } from '../passwords.js';

/** The accounts of people who come from the identity provider. */
@Injectable()
export class ProviderAccounts {
  constructor(
    private readonly users: UserRepository,
    private readonly passwords: Passwords,
    private readonly auth: AuthService,
    private readonly notices: AdminNotices,
    private readonly trail: AuditTrail,
    private readonly ids: Ids,
    private readonly config: Config,
  ) {}

  /** [OID-3] The account that is linked to somebody, else that of their address; refuses whom it is not for. */
  async find({ identity, email }: ProvenPerson): Promise<User | undefined> {
    const user = (await this.users.findByIdentity(identity)) ?? (await this.users.find(email));
    if (user === undefined) return undefined;
    try {
      requireEntry(user, identity);
    } catch (error) {
      if (error instanceof DomainError) {
        const happening = { account: user.email, actor: null, detail: error.code };
        await this.trail.record(AccountEventKind.LoginFailed, happening);
      }
      throw error;
    }
    return user;
  }

  /** [OID-3] [OID-4] [OID-5] The account as it is from now on: new, taken over, linked, or the same. */
  async settle(user: User | undefined, person: ProvenPerson, at: string): Promise<User> {
    if (user === undefined) return this.register(person, at);
    const isProved = user.status !== AccountStatus.Unverified || user.email !== person.email;
    if (!isProved) return this.claim(user, person, at);
    const linked = linkIdentity(user, person.identity);
    if (linked !== user) await this.link(linked, person, AccountEventKind.Linked);
    return linked;
  }

  /** Takes the link away; its row goes with it, so that the identity may open another account. */
  async unlink({ email }: Actor): Promise<void> {
    const user = await this.users.find(email);
    if (user?.identity === undefined) return;
    const { identity } = user;
    const happening = { account: email, actor: email, detail: identity.issuer };
    const unlinked = this.trail.event(AccountEventKind.Unlinked, happening);
    await this.users.unlink(unlinkIdentity(user), identity, unlinked);
  }

  private async register(person: ProvenPerson, at: string): Promise<User> {
    const given = { id: this.ids.uuid(), passwordHash: await this.nobodysPassword(), at };
    const user = registerByProvider(person, this.config.campus.roles, given);
    await this.users.create(user, undefined, this.event(AccountEventKind.Registered, user, person));
    return user;
  }

  private async claim(user: User, person: ProvenPerson, at: string): Promise<User> {
    const given = { passwordHash: await this.nobodysPassword(), at };
    const claimed = claimByProvider(user, person, this.config.campus.roles, given);
    await this.auth.endingAll(user.email, () =>
      this.link(claimed, person, AccountEventKind.Verified),
    );
    if (claimed.status === AccountStatus.AwaitingApproval) this.notices.accountWaits(claimed);
    return claimed;
  }

  private async link(user: User, person: ProvenPerson, kind: AccountEventKind): Promise<void> {
    const { identity } = person;
    await this.users.link({ ...user, identity }, this.event(kind, user, person));
  }

  private event(kind: AccountEventKind, { email }: User, { identity }: ProvenPerson) {
    return this.trail.event(kind, { account: email, actor: email, detail: identity.issuer });
  }

  /** [OID-4] A reset mail lets its owner choose one that somebody knows. */
  private nobodysPassword(): Promise<string> {
    return this.passwords.hash(this.ids.secret());
  }
}
