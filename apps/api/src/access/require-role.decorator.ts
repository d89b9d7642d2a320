import {
  UseGuards,
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { DomainError, Role } from '@vigia/domain/shared';
import type { ProblemCode } from '@vigia/platform';
import { ApiProblem } from '@vigia/platform/nest';
import type { Request } from 'express';
import { callerOf } from './caller.js';

type Refusal = DomainError & { readonly code: ProblemCode };

/** The route is for one role; everybody else gets this refusal, before the body is looked at. */
export function RequireRole(role: Role, Refusal: new () => Refusal): MethodDecorator {
  return applyDecorators(UseGuards(new RoleGuard(role, Refusal)), ApiProblem(new Refusal().code));
}

class RoleGuard implements CanActivate {
  constructor(
    private readonly role: Role,
    private readonly Refusal: new () => Refusal,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const { actor } = callerOf(context.switchToHttp().getRequest<Request>());
    if (actor.role !== this.role) throw new this.Refusal();
    return true;
  }
}
