import { Injectable } from '@nestjs/common';
import {
  PreferencesRepository,
  choose,
  type Choice,
  type Preferences,
} from '@vigia/domain/notification';
import { ConcurrentChangeError } from '@vigia/domain/shared';
import { PersonalSignals } from '../notifications/personal-signals.js';
import { StalePreferencesError } from './stale-preferences.error.js';

/** What people choose about notices. */
@Injectable()
export class PreferencesService {
  constructor(
    private readonly preferences: PreferencesRepository,
    private readonly signals: PersonalSignals,
  ) {}

  find(email: string): Promise<Preferences> {
    return this.preferences.find(email);
  }

  /** Only what somebody saw is changed: another tab may have been faster. */
  async choose(email: string, version: number, choice: Choice): Promise<Preferences> {
    const current = await this.preferences.find(email);
    if (current.version !== version) throw new StalePreferencesError(current);
    const chosen = choose(current, choice);
    try {
      await this.preferences.save(chosen);
    } catch (error) {
      if (!(error instanceof ConcurrentChangeError)) throw error;
      throw new StalePreferencesError(await this.preferences.find(email));
    }
    this.signals.tell(email, { v: 1, type: 'preferences' });
    return chosen;
  }
}
