import { applyDecorators } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { ApiProblem } from '@vigia/platform/nest';

/** Documents a route about one webhook. */
export function ApiWebhookId(): MethodDecorator {
  return applyDecorators(
    ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid', maxLength: 36 } }),
    ApiProblem('webhook-not-found'),
  );
}
