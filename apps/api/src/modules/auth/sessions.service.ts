import { Injectable } from '@nestjs/common';
import { AccountEventKind } from '@vigia/domain/audit';
import {
  RefreshReusedError,
  SessionExpiredError,
  SessionNotFoundError,
  SessionRepository,
  isEnded,
  lastUse,
  openSession,
  rotateRefresh,
  useCookie,
  type Session,
} from '@vigia/domain/identity';
import { UserRepository, endSessions, type User } from '@vigia/domain/user';
import { Clock, Ids, digest } from '@vigia/platform';
import { currentSource } from '../../access/request-source.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { isUuid } from '../../requests/is-uuid.js';
import { AuthService } from './auth.service.js';

/** `<session id>.<secret>`, both short enough to be looked up. */
const CREDENTIAL = /^([\w-]{1,64})\.([\w-]{1,128})$/;

/** A session and the account behind it. */
export interface LiveSession {
  readonly session: Session;
  readonly user: User;
}

/** How somebody came in, where it was not by password. */
export interface Opening {
  /** When they last proved who they are, if it is not now. */
  readonly provedAt: string;
  /** What the trail tells of it. */
  readonly detail: string;
}

/** Opens, continues and ends sessions. Cookies and refresh tokens are `<session id>.<secret>`. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly users: UserRepository,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly trail: AuditTrail,
    private readonly auth: AuthService,
  ) {}

  /**
   * [ACC-8] A fresh session with the two secrets that nobody can read back later. `at` is when the account was read:
   * ended sessions that a login overtakes end with the others.
   */
  async open(
    email: string,
    at: string,
    { provedAt = at, detail }: Partial<Opening> = {},
  ): Promise<{ id: string; cookie: string; refreshToken: string }> {
    const id = this.ids.uuid();
    const [cookieSecret, refreshSecret] = [this.ids.secret(), this.ids.secret()];
    const hashes = { cookieHash: digest(cookieSecret), refreshHash: digest(refreshSecret) };
    const happening = { account: email, actor: email, ...(detail !== undefined && { detail }) };
    const opened = this.trail.event(AccountEventKind.LoggedIn, happening);
    const session = openSession({ id, email, agent: currentSource().agent, ...hashes }, at);
    await this.sessions.create({ ...session, provedAt }, opened);
    return { id, cookie: `${id}.${cookieSecret}`, refreshToken: `${id}.${refreshSecret}` };
  }

  /** [ACC-9] The session of a cookie, slid forward by this use. */
  async resume(cookie: string): Promise<LiveSession> {
    const { session, secret } = await this.find(cookie);
    const slid = useCookie(session, digest(secret), this.clock.now());
    const [alive, user] = await Promise.all([
      this.sessions.slide(slid),
      this.users.find(session.email),
    ]);
    if (!alive || user === undefined || isEnded(slid, user)) throw new SessionExpiredError();
    return { session: slid, user };
  }

  /** [ACC-10] The session of a refresh token and the token that replaces it; a reuse ends the session. */
  async refresh(refreshToken: string): Promise<LiveSession & { refreshToken: string }> {
    const { session, secret } = await this.find(refreshToken);
    const nextSecret = this.ids.secret();
    try {
      const rotated = rotateRefresh(session, digest(secret), digest(nextSecret), this.clock.now());
      if (!(await this.sessions.rotate(rotated, session.refreshHash))) {
        throw new RefreshReusedError();
      }
      const user = await this.users.find(session.email);
      if (user === undefined || isEnded(rotated, user)) throw new SessionExpiredError();
      return { session: rotated, user, refreshToken: `${session.id}.${nextSecret}` };
    } catch (error) {
      if (error instanceof RefreshReusedError) {
        const happening = { account: session.email, actor: null, detail: error.code };
        const revoked = this.trail.event(AccountEventKind.SessionRevoked, happening);
        await this.sessions.remove(session.id, revoked);
      }
      throw error;
    }
  }

  /** Continues by the refresh token if there is one, else by the cookie. */
  async renew(
    refreshToken: string | undefined,
    cookie: string | undefined,
  ): Promise<LiveSession & { refreshToken?: string }> {
    if (refreshToken !== undefined) return this.refresh(refreshToken);
    if (cookie !== undefined) return this.resume(cookie);
    throw new SessionExpiredError();
  }

  /** The account of a session that is still open; `undefined` when either is gone. */
  async userOf(sessionId: string, email: string): Promise<User | undefined> {
    const [session, user] = await Promise.all([
      this.sessions.find(sessionId),
      this.users.find(email),
    ]);
    return session && user && !isEnded(session, user) ? user : undefined;
  }

  /** [ACC-20] Ends the session of somebody who logs out, its access tokens included. */
  async end(id: string, email: string): Promise<void> {
    const left = this.trail.event(AccountEventKind.LoggedOut, { account: email, actor: email });
    await this.auth.endingOne(email, () => this.sessions.remove(id, left));
  }

  /** [ACC-20] The open sessions of an account, the one used last first. */
  async list(email: string): Promise<readonly Session[]> {
    const [sessions, user] = await Promise.all([
      this.sessions.listByUser(email),
      this.users.find(email),
    ]);
    const now = this.clock.now();
    return sessions
      .filter((session) => session.expiresAt > now && user && !isEnded(session, user))
      .sort((a, b) => lastUse(b).localeCompare(lastUse(a)));
  }

  /** [ACC-20] Ends one session of an account. */
  async revoke(id: string, email: string): Promise<void> {
    const session = isUuid(id) ? await this.sessions.find(id) : undefined;
    if (session?.email !== email) throw new SessionNotFoundError();
    const revoked = this.trail.event(AccountEventKind.SessionRevoked, {
      account: email,
      actor: email,
    });
    await this.auth.endingOne(email, () => this.sessions.remove(id, revoked));
  }

  /** [ACC-20] Ends every session of an account, the calling one included. */
  async revokeAll(email: string): Promise<void> {
    const revoked = this.trail.event(AccountEventKind.SessionRevoked, {
      account: email,
      actor: email,
      detail: 'todas',
    });
    await this.auth.endingAll(email, async () => {
      const user = await this.users.find(email);
      if (user !== undefined) await this.users.save(endSessions(user, this.clock.now()), revoked);
    });
  }

  private async find(value: string): Promise<{ session: Session; secret: string }> {
    const [, id, secret] = CREDENTIAL.exec(value) ?? [];
    if (id === undefined || secret === undefined) throw new SessionExpiredError();
    const session = await this.sessions.find(id);
    if (session === undefined) throw new SessionExpiredError();
    return { session, secret };
  }
}
