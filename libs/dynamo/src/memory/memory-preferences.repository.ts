import { PreferencesRepository, noPreferences, type Preferences } from '@vigia/domain/notification';
import { ConcurrentChangeError } from '@vigia/domain/shared';
import type { MemoryStore } from './memory-store.js';

/** Preferences in memory. */
export class MemoryPreferencesRepository extends PreferencesRepository {
  constructor(private readonly store: MemoryStore) {
    super();
  }

  override async find(email: string): Promise<Preferences> {
    return this.store.preferences.get(email) ?? noPreferences(email);
  }

  override findSeveral(emails: readonly string[]): Promise<readonly Preferences[]> {
    return Promise.all([...new Set(emails)].map((email) => this.find(email)));
  }

  override async save(preferences: Preferences): Promise<void> {
    const stored = this.store.preferences.get(preferences.email)?.version ?? 0;
    if (stored !== preferences.version - 1) throw new ConcurrentChangeError(preferences.email);
    this.store.preferences.set(preferences.email, preferences);
  }
}
