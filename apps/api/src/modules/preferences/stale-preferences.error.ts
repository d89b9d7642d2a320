import type { Preferences } from '@vigia/domain/notification';
import { ConcurrentChangeError } from '@vigia/domain/shared';

/** The preferences are not what the caller changed; `current` is what they are now. */
export class StalePreferencesError extends ConcurrentChangeError {
  constructor(readonly current: Preferences) {
    super(current.email);
  }
}
