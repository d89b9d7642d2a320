import { DomainError } from '../shared/index.js';

/** The person muted as many incidents as anybody may. */
export class TooManyMutedError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'too-many-muted';
  constructor(max: number) {
    super(`Nobody mutes more than ${String(max)} incidents.`, { max });
  }
}

/** Codes of the refusals about preferences. */
export type PreferencesErrorCode = TooManyMutedError['code'];
