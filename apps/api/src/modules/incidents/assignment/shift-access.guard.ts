import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { normaliseEmail, requireShiftAccess } from '@vigia/domain/user';
import type { Request } from 'express';
import { callerOf } from '../../../access/caller.js';

/** [ASG-4] Lets admins and the worker themselves pass, before the body is looked at. */
@Injectable()
export class ShiftAccessGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request<{ email: string }>>();
    requireShiftAccess(normaliseEmail(request.params.email), callerOf(request).actor);
    return true;
  }
}
