import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { callerOf } from '../../access/caller.js';
import { idempotencyKeyOf } from '../../idempotency/idempotency-key.decorator.js';
import { versionsOf } from '../../requests/if-match.js';
import type { MoveRequest } from './incident-moves.service.js';

/** Who moves which incident, under which terms: the session, the `id` of the route, `If-Match`, `Idempotency-Key`. */
export const Move = createParamDecorator((_: unknown, context: ExecutionContext): MoveRequest => {
  const request = context.switchToHttp().getRequest<Request<{ id: string }>>();
  return {
    actor: callerOf(request).actor,
    incidentId: request.params.id,
    versions: versionsOf(request),
    key: idempotencyKeyOf(request),
  };
});
