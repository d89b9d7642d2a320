import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { ApiProblem, ProblemException } from '@vigia/platform/nest';
import type { Request } from 'express';

const HEADER = 'Idempotency-Key';
const VISIBLE_ASCII = /^[\x21-\x7e]{1,128}$/;

/** The `Idempotency-Key` of the request, absent when none was sent. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext) =>
  idempotencyKeyOf(context.switchToHttp().getRequest<Request>()),
);

/** The key of a request; one that cannot be a key is refused. */
export function idempotencyKeyOf(request: Request): string | undefined {
  const key = request.get(HEADER);
  if (key !== undefined && !VISIBLE_ASCII.test(key)) {
    const detail = {
      es: 'debe tener de 1 a 128 caracteres ASCII visibles',
      en: 'must have 1 to 128 visible ASCII characters',
    };
    throw new ProblemException('invalid-request', {
      errors: [{ pointer: `#/${HEADER}`, detail }],
    });
  }
  return key;
}

/** Documents the header on a route that takes it. */
export function ApiIdempotencyKey(): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: HEADER,
      required: false,
      description: 'A resend under the same key answers the first result and does nothing.',
      schema: { type: 'string', minLength: 1, maxLength: 128, pattern: '^[!-~]+$' },
    }),
    ApiProblem('idempotency-key-reused', 'invalid-request'),
  );
}
