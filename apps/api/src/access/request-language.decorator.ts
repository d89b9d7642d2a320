import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { languageOf } from '@vigia/platform';
import type { Request } from 'express';

/** The language that the caller asks for. */
export const RequestLanguage = createParamDecorator((_: unknown, context: ExecutionContext) =>
  languageOf(context.switchToHttp().getRequest<Request>().get('accept-language')),
);
