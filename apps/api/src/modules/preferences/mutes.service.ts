import { Injectable } from '@nestjs/common';
import { LinkInvalidError } from '@vigia/domain/identity';
import {
  IncidentNotFoundError,
  IncidentRepository,
  perspectiveOf,
  type Incident,
} from '@vigia/domain/incident';
import { PreferencesRepository, mute, unmute, type Preferences } from '@vigia/domain/notification';
import { ConcurrentChangeError } from '@vigia/domain/shared';
import { AccountStatus, UserRepository, actorOf, type Actor } from '@vigia/domain/user';
import { Config } from '../../config/config.js';
import { isUuid } from '../../requests/is-uuid.js';
import { PersonalSignals } from '../notifications/personal-signals.js';
import { MuteLinks } from './mute-links.js';

const ATTEMPTS = 3;
/** As many incidents as one read finds. */
const FOUND_AT_ONCE = 100;

/** Incidents of which people want to hear no more. */
@Injectable()
export class MutesService {
  constructor(
    private readonly preferences: PreferencesRepository,
    private readonly incidents: IncidentRepository,
    private readonly users: UserRepository,
    private readonly links: MuteLinks,
    private readonly signals: PersonalSignals,
    private readonly config: Config,
  ) {}

  /** [PRF-2] Muting again changes nothing. */
  async mute(actor: Actor, incidentId: string): Promise<void> {
    const incident = await this.find(incidentId);
    if (!this.sees(actor, incident)) throw new IncidentNotFoundError(incidentId);
    await this.change(actor.email, (preferences) => mute(preferences, incident.id));
  }

  /** [PRF-4] For whom the mail was to, whoever opens it; [VIS-1] nothing once they may not see the incident. */
  async muteByLink(token: string): Promise<Incident> {
    const { email, incidentId } = await this.links.read(token);
    const [user, incident] = await Promise.all([
      this.users.find(email),
      this.incidents.find(incidentId),
    ]);
    const actor = user && actorOf(user, this.config.adminsNeedTotp);
    if (actor?.status !== AccountStatus.Active) throw new LinkInvalidError();
    if (incident === undefined || !this.sees(actor, incident)) throw new LinkInvalidError();
    await this.change(email, (preferences) => mute(preferences, incident.id));
    return incident;
  }

  /** [PRF-2] Hearing of what was not muted changes nothing. */
  unmute({ email }: Actor, incidentId: string): Promise<void> {
    return this.change(email, (preferences) => unmute(preferences, incidentId));
  }

  /** The one muted last first; [VIS-1] without what the actor may no longer know of. */
  async list(actor: Actor): Promise<readonly Incident[]> {
    const { muted } = await this.preferences.find(actor.email);
    const found = await Promise.all(
      Array.from({ length: Math.ceil(muted.length / FOUND_AT_ONCE) }, (_, at) =>
        this.incidents.findSeveral(muted.slice(at * FOUND_AT_ONCE, (at + 1) * FOUND_AT_ONCE)),
      ),
    );
    const byId = new Map(found.flat().map((incident) => [incident.id, incident]));
    return muted
      .toReversed()
      .flatMap((id) => byId.get(id) ?? [])
      .filter((incident) => this.sees(actor, incident));
  }

  private sees(actor: Actor, incident: Incident): boolean {
    const policy = { campusFeed: this.config.campus.feed };
    return perspectiveOf(incident, actor, policy) !== undefined;
  }

  private async find(id: string): Promise<Incident> {
    const incident = isUuid(id) ? await this.incidents.find(id) : undefined;
    if (incident === undefined) throw new IncidentNotFoundError(id);
    return incident;
  }

  /** Another tab of the same person may be faster. */
  private async change(
    email: string,
    decide: (preferences: Preferences) => Preferences,
  ): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const before = await this.preferences.find(email);
      const after = decide(before);
      if (after === before) return;
      try {
        await this.preferences.save(after);
        this.signals.tell(email, { v: 1, type: 'preferences' });
        return;
      } catch (error) {
        if (!(error instanceof ConcurrentChangeError) || attempt === ATTEMPTS) throw error;
      }
    }
  }
}
