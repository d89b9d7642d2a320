import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { requireActive } from '@vigia/domain/identity';
import { normaliseEmail } from '@vigia/domain/user';
import { ProblemException } from '@vigia/platform/nest';
import type { Request, Response } from 'express';
import { ALLOW_INERT, PUBLIC, UNAUTHENTICATED_TEXT } from '../../access/access.decorators.js';
import { setCaller, type Caller } from '../../access/caller.js';
import { Config } from '../../config/config.js';
import { requireOwnOrigin } from './own-origin.js';
import { RequestIdentity } from './request-identity.js';

/** Says who is calling, on every route; what they may do is decided by the services. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly config: Config,
    private readonly identity: RequestIdentity,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const targets = [context.getHandler(), context.getClass()];
    requireOwnOrigin(request, this.config.http.webOrigins);
    if (this.reflector.getAllAndOverride<true | undefined>(PUBLIC, targets)) return true;

    const caller = await this.identity.of(request, http.getResponse<Response>());
    if (caller === undefined || !namesCaller(request, caller)) {
      const error = this.reflector.get<string | undefined>(
        UNAUTHENTICATED_TEXT,
        context.getHandler(),
      );
      throw new ProblemException('not-authenticated', { ...(error !== undefined && { error }) });
    }
    setCaller(request, caller);
    if (!this.reflector.getAllAndOverride<true | undefined>(ALLOW_INERT, targets)) {
      requireActive(caller.actor);
    }
    return true;
  }
}

/** [ACC-13] The old client names its user in a header: believed never, contradicted never. */
function namesCaller(request: Request, { actor }: Caller): boolean {
  const named = request.get('x-user-email');
  return named === undefined || normaliseEmail(named) === actor.email;
}
