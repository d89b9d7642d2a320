import { UseGuards, applyDecorators } from '@nestjs/common';
import { ApiProblem } from '@vigia/platform/nest';
import { AttemptsGuard } from './attempts.guard.js';

/** The route may be tried a limited number of times. */
export function LimitAttempts(): MethodDecorator {
  return applyDecorators(UseGuards(AttemptsGuard), ApiProblem('rate-limited'));
}
