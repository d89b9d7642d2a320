import { UseGuards } from '@nestjs/common';
import { AttemptsGuard } from './attempts.guard.js';

/** The route may be tried a limited number of times. */
export function LimitAttempts(): MethodDecorator {
  return UseGuards(AttemptsGuard);
}
