import type { Incident } from '@vigia/domain/incident';
import { ConcurrentChangeError } from '@vigia/domain/shared';

/** The incident is not what the caller decided about; `current` is what it is now. */
export class StaleChangeError extends ConcurrentChangeError {
  constructor(readonly current: Incident) {
    super(current.id);
  }
}
