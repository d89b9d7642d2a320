import { Injectable } from '@nestjs/common';
import {
  FollowerRepository,
  IncidentRepository,
  tellsFollowers,
  type Incident,
} from '@vigia/domain/incident';
import {
  NotificationRepository,
  PreferencesRepository,
  followedIncident,
  isRead,
  type Notification,
  type Preferences,
} from '@vigia/domain/notification';
import {
  eventOf,
  isAnswered,
  isPaging,
  isWanted,
  mayBeTold,
  type Parcel,
} from '@vigia/domain/outreach';
import { UserRepository, actorOf, type User } from '@vigia/domain/user';
import { Clock } from '@vigia/platform';
import { Config } from '../../config/config.js';

/** What a parcel still has to tell its reader. */
export interface Contents {
  readonly reader: User;
  readonly preferences: Preferences;
  /** Newest first; at least one. */
  readonly notices: readonly [Notification, ...Notification[]];
  /** Others that it only counts. */
  readonly more: number;
  /** Ids of pages that nobody answered the first time. */
  readonly repeated: ReadonlySet<string>;
}

/** Looks at what waits for somebody as everything stands by now. */
@Injectable()
export class ParcelOpener {
  constructor(
    private readonly users: UserRepository,
    private readonly preferences: PreferencesRepository,
    private readonly notifications: NotificationRepository,
    private readonly followers: FollowerRepository,
    private readonly incidents: IncidentRepository,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** [OUT-7] Without what was read, muted or switched off meanwhile, and what is not for them any more. */
  async open(parcel: Parcel): Promise<Contents | undefined> {
    const { email, channel, enclosed } = parcel;
    const reader = await this.users.find(email);
    if (reader === undefined) return undefined;
    const actor = actorOf(reader, this.config.adminsNeedTotp);
    const [preferences, state, rows] = await Promise.all([
      this.preferences.find(email),
      this.notifications.readState(email),
      this.notifications.findSeveral(enclosed),
    ]);
    const wanted = rows.filter(
      (row) =>
        mayBeTold(row, actor) && isWanted(channel, row, preferences) && !isRead(row, state, email),
    );
    const incidents = await this.incidentsOf(wanted, isPaging(channel));
    const kept: Notification[] = [];
    for (const row of wanted) {
      const incident = incidents.get(row.incidentId);
      const isOver = isPaging(channel) && isAnswered(row, incident, []);
      if (!isOver && (await this.isFollowed(row, email, incident))) kept.push(row);
    }
    const [newest, ...others] = kept.sort((a, b) => (a.id > b.id ? -1 : 1));
    if (newest === undefined) return undefined;
    const own = new Map(kept.map((row) => [row.id, eventOf(row)]));
    const repeats = enclosed.filter(({ id, event }) => own.has(id) && own.get(id) !== event);
    return {
      reader,
      preferences,
      notices: [newest, ...others],
      more: parcel.left,
      repeated: new Set(repeats.map(({ id }) => id)),
    };
  }

  /** Incidents are asked for only where they decide. */
  private async incidentsOf(
    rows: readonly Notification[],
    all: boolean,
  ): Promise<ReadonlyMap<string, Incident>> {
    const asked = rows.filter((row) => all || followedIncident(row.audience) !== undefined);
    const ids = [...new Set(asked.map(({ incidentId }) => incidentId))].filter((id) => id !== '');
    const found = ids.length === 0 ? [] : await this.incidents.findSeveral(ids);
    return new Map(found.map((incident) => [incident.id, incident]));
  }

  /** [FOL-2] [FOL-4] Whoever is told because they follow an incident still does. */
  private async isFollowed(
    { audience }: Notification,
    email: string,
    incident: Incident | undefined,
  ): Promise<boolean> {
    const followed = followedIncident(audience);
    if (followed === undefined) return true;
    if (!this.config.campus.feed || incident === undefined) return false;
    if (!tellsFollowers(incident, this.clock.now())) return false;
    return (await this.followers.find(followed, email)) !== undefined;
  }
}
