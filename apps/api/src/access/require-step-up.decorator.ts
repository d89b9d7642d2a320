import {
  Injectable,
  UseGuards,
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { SessionExpiredError, SessionRepository, requireStepUp } from '@vigia/domain/identity';
import { Clock } from '@vigia/platform';
import { ApiProblem } from '@vigia/platform/nest';
import type { Request } from 'express';
import { callerOf } from './caller.js';

/** [TOT-4] The route is grave: the caller has to have proved who they are in the last ten minutes. */
export function RequireStepUp(): MethodDecorator {
  return applyDecorators(UseGuards(StepUpGuard), ApiProblem('step-up-required', 'session-expired'));
}

@Injectable()
class StepUpGuard implements CanActivate {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { sessionId } = callerOf(context.switchToHttp().getRequest<Request>());
    const session = await this.sessions.find(sessionId);
    if (session === undefined) throw new SessionExpiredError();
    requireStepUp(session, this.clock.now());
    return true;
  }
}
