import { ApiExtension } from '@nestjs/swagger';

export const ANSWERS_BY_REDIRECT = 'x-answers-by-redirect';

/** The route is for browsers on their way: what goes wrong is told by the page it leads to, limits included. */
export function AnswersByRedirect(): MethodDecorator {
  return ApiExtension(ANSWERS_BY_REDIRECT, true);
}
