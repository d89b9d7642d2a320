import { Injectable } from '@nestjs/common';
import { AccountEventKind } from '@vigia/domain/audit';
import {
  InvitationRepository,
  LINK_HOURS,
  LinkInvalidError,
  type InvitationLink,
} from '@vigia/domain/identity';
import { ConcurrentChangeError, Role, type Speciality } from '@vigia/domain/shared';
import {
  InvitationNotFoundError,
  OnlyAdminsInviteError,
  UserExistsError,
  UserRepository,
  acceptInvitation,
  inviteUser,
  isEmail,
  normaliseEmail,
  type Actor,
  type InvitedRole,
  type User,
} from '@vigia/domain/user';
import { Clock, Ids, type Language } from '@vigia/platform';
import { Config } from '../../config/config.js';
import { RepeatedRequests } from '../../idempotency/repeated-requests.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { MailService } from '../mail/mail.service.js';
import { OneTimeLinks } from './one-time-links.js';
import { Passwords } from './passwords.js';

const ATTEMPTS = 3;
const PURPOSE = 'invitation';

/** Whom an admin invites, and to be what. */
export interface InvitationRequest {
  readonly email: string;
  readonly role: InvitedRole;
  readonly speciality: Speciality | null;
}

/** What somebody who accepts chooses. */
export interface AcceptanceRequest {
  readonly name: string;
  readonly password: string;
  readonly language: Language;
}

/** An invitation that was sent. */
export interface SentInvitation {
  readonly email: string;
  readonly role: InvitedRole;
  readonly speciality: Speciality | null;
  readonly expiresAt: string;
  /** The name of who invites; null for the first admin. */
  readonly invitedBy: string | null;
}

/** Brings people in whom an admin asks. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly users: UserRepository,
    private readonly invitations: InvitationRepository,
    private readonly links: OneTimeLinks,
    private readonly passwords: Passwords,
    private readonly mail: MailService,
    private readonly trail: AuditTrail,
    private readonly repeated: RepeatedRequests,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** [INV-1] Mails a link; [INV-6] sent again, the earlier link ends. */
  async invite(
    actor: Actor,
    request: InvitationRequest,
    { key, language }: { readonly key: string | undefined; readonly language: Language },
  ): Promise<SentInvitation> {
    if (actor.role !== Role.Admin) throw new OnlyAdminsInviteError();
    const route = 'POST /invitaciones';
    const repeatable = { caller: actor.email, route, key, body: request };
    return this.repeated.once<SentInvitation>(repeatable, async (seal) => {
      const email = normaliseEmail(request.email);
      const { role, speciality } = request;
      const offer = { role, speciality, invitedBy: actor.name };
      const invitation = inviteUser(email, await this.users.find(email), offer);
      const { secret, token } = this.links.make(PURPOSE, email);
      const sent = {
        email,
        role,
        speciality: invitation.speciality,
        expiresAt: token.expiresAt,
        invitedBy: actor.name,
      };
      const detail = [role, invitation.speciality].filter((word) => word !== null).join(', ');
      const invited = this.trail.event(AccountEventKind.Invited, {
        account: email,
        actor: actor.email,
        detail,
      });
      await this.invitations.open({ ...token, invitation }, seal(sent), invited);
      this.mail.sendLater(() =>
        Promise.resolve({
          kind: PURPOSE,
          to: { email, name: '' },
          by: actor.name,
          role,
          link: `${this.config.publicWebUrl}/invitacion?token=${secret}`,
          hours: LINK_HOURS[PURPOSE],
          language,
        }),
      );
      return sent;
    });
  }

  /** What a link offers, and to whom; it still works afterwards. */
  async look(secret: string): Promise<InvitationLink> {
    const link = await this.links.look(PURPOSE, secret);
    if (link.invitation === undefined) throw new LinkInvalidError();
    return { ...link, invitation: link.invitation };
  }

  /** [INV-6] What nobody has accepted yet, by address. */
  async list(actor: Actor): Promise<readonly SentInvitation[]> {
    if (actor.role !== Role.Admin) throw new OnlyAdminsInviteError();
    const links = await this.invitations.list(this.clock.now());
    return links.map(({ email, expiresAt, invitation }) => ({ email, expiresAt, ...invitation }));
  }

  /** [INV-6] Ends an open invitation: its link opens nothing any more. */
  async revoke(actor: Actor, address: string): Promise<void> {
    if (actor.role !== Role.Admin) throw new OnlyAdminsInviteError();
    const email = normaliseEmail(address);
    const happening = { account: email, actor: actor.email };
    const revoked = this.trail.event(AccountEventKind.InvitationRevoked, happening);
    const isOpen = isEmail(email) && (await this.invitations.revoke(email, revoked));
    if (!isOpen) throw new InvitationNotFoundError();
  }

  /** [INV-2] The account of whoever opened the link, ready to be used. */
  async accept(secret: string, { name, password, language }: AcceptanceRequest): Promise<User> {
    const link = await this.look(secret);
    const { email, invitation } = link;
    const passwordHash = await this.passwords.choose(password, { email, name });
    if (!(await this.invitations.redeem(link, this.clock.now()))) throw new LinkInvalidError();
    const acceptance = { id: this.ids.uuid(), name, passwordHash, language, at: this.clock.now() };
    const event = this.trail.event(AccountEventKind.Verified, {
      account: email,
      actor: email,
      detail: PURPOSE,
    });
    // The link is spent, so a change of the account at the same moment must not waste it.
    for (let attempt = 1; ; attempt += 1) {
      const existing = await this.users.find(email);
      const user = acceptInvitation(email, existing, invitation, acceptance);
      try {
        if (existing === undefined) await this.users.create(user, undefined, event);
        else await this.users.save(user, event);
        return user;
      } catch (error) {
        const isRace = error instanceof ConcurrentChangeError || error instanceof UserExistsError;
        if (!isRace || attempt === ATTEMPTS) throw error;
      }
    }
  }
}
