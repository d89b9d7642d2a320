import type { Preferences } from './preferences.js';

/** Port: what each person chose about notices. */
export abstract class PreferencesRepository {
  /** `noPreferences` where nothing was chosen. */
  abstract find(email: string): Promise<Preferences>;

  /** Those of several people, in no order; at most one storage request for 100 of them. */
  abstract findSeveral(emails: readonly string[]): Promise<readonly Preferences[]>;

  /** Fails with ConcurrentChangeError unless the stored version is the one before. */
  abstract save(preferences: Preferences): Promise<void>;
}
