import {
  SetMetadata,
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
} from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Request } from 'express';
import { callerOf } from './caller.js';

export const PUBLIC = 'x-public';
export const ALLOW_INERT = 'x-allow-inert';
export const UNAUTHENTICATED_TEXT = 'vigia:unauthenticated-text';

/** Anybody may call the route; nobody looks at who it is. */
export function Public(): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(PUBLIC, true), ApiExtension(PUBLIC, true));
}

/** [ACC-7] Accounts that are not active yet may call the route, too. */
export function AllowInert(): MethodDecorator {
  return applyDecorators(SetMetadata(ALLOW_INERT, true), ApiExtension(ALLOW_INERT, true));
}

/** The contract's own words of this route for a request without a session. */
export function UnauthenticatedText(text: string): MethodDecorator {
  return SetMetadata(UNAUTHENTICATED_TEXT, text);
}

/** The account that calls. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext) =>
    callerOf(context.switchToHttp().getRequest<Request>()).actor,
);

/** The account that calls, and by which session. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext) =>
  callerOf(context.switchToHttp().getRequest<Request>()),
);
