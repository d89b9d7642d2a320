import { Put, applyDecorators } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { ApiProblem } from '@vigia/platform/nest';
import { ApiIdempotencyKey } from '../../idempotency/idempotency-key.decorator.js';
import { ApiIfMatch } from '../../requests/if-match.js';
import { ApiIncident } from './api-incident.decorator.js';

/** A move of one incident; `If-Match` and `Idempotency-Key` are read by `@Move()`. */
export function PutMove(
  path: string,
  operationId: string,
  summary: string,
  description: string,
): MethodDecorator {
  return applyDecorators(
    Put(path),
    ApiOperation({ operationId, summary, description }),
    ApiIncident(),
    ApiIfMatch('incidente'),
    ApiIdempotencyKey(),
    ApiProblem('incident-not-found', 'move-not-allowed', 'incident-merged'),
  );
}
