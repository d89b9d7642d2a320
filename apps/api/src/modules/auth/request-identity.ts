import { Injectable } from '@nestjs/common';
import { SessionExpiredError } from '@vigia/domain/identity';
import { AccountStatus, actorOf, type Actor, type User } from '@vigia/domain/user';
import type { Request, Response } from 'express';
import type { Caller } from '../../access/caller.js';
import { Config } from '../../config/config.js';
import { AccessTokens } from './access-tokens.js';
import { AuthCookies } from './auth-cookies.js';
import { EndedAccess } from './ended-access.js';
import { SessionsService } from './sessions.service.js';

const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;

/** Finds out who a request is: by its bearer token, else by its cookies. */
@Injectable()
export class RequestIdentity {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly cookies: AuthCookies,
    private readonly sessions: SessionsService,
    private readonly ended: EndedAccess,
    private readonly config: Config,
  ) {}

  async of(request: Request, response: Response): Promise<Caller | undefined> {
    const authorization = request.get('authorization');
    if (authorization !== undefined) {
      const token = BEARER.exec(authorization)?.[1];
      const claims = token === undefined ? undefined : await this.tokens.read(token);
      return claims && this.current(claims);
    }
    const access = this.cookies.access(request);
    const claims = access === undefined ? undefined : await this.tokens.read(access);
    return claims === undefined ? this.resume(request, response) : this.current(claims);
  }

  /** [ACC-9] The access cookie is gone: looks the session up once and sets a new one. */
  private async resume(request: Request, response: Response): Promise<Caller | undefined> {
    const cookie = this.cookies.session(request);
    if (cookie === undefined) return undefined;
    try {
      const { session, user } = await this.sessions.resume(cookie);
      const caller = { actor: this.actorOf(user), sessionId: session.id };
      this.cookies.setSession(response, cookie);
      this.cookies.setAccess(response, await this.tokens.issue(caller.actor, session.id));
      return caller;
    } catch (error) {
      if (error instanceof SessionExpiredError) return undefined;
      throw error;
    }
  }

  /**
   * An account that is not active is read again, so that a verification or an approval works at once; [ACC-20] and one
   * whose access ended lately, so that an ending does.
   */
  private async current(claims: Caller): Promise<Caller | undefined> {
    const isActive = claims.actor.status === AccountStatus.Active;
    if (isActive && !(await this.ended.has(claims.actor.email))) return claims;
    const user = await this.sessions.userOf(claims.sessionId, claims.actor.email);
    return user && { actor: this.actorOf(user), sessionId: claims.sessionId };
  }

  private actorOf(user: User): Actor {
    return actorOf(user, this.config.adminsNeedTotp);
  }
}
