import { Injectable } from '@nestjs/common';
import {
  FOLLOWED_IN_INBOX,
  FollowedRepository,
  IncidentRepository,
  followsIncidents,
  tellsFollowers,
} from '@vigia/domain/incident';
import { incidentAudience, type Audience } from '@vigia/domain/notification';
import type { Actor } from '@vigia/domain/user';
import { Clock } from '@vigia/platform';
import { Config } from '../../config/config.js';

/** The incidents that somebody is told of because they follow them: a query, and one read of what they are now. */
@Injectable()
export class FollowedAudiences {
  constructor(
    private readonly followed: FollowedRepository,
    private readonly incidents: IncidentRepository,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** [FOL-3] [FOL-4] [FOL-5] */
  async of(actor: Actor): Promise<readonly Audience[]> {
    if (!followsIncidents(actor) || !this.config.campus.feed) return [];
    const { items } = await this.followed.listFollowed(actor.email, { limit: FOLLOWED_IN_INBOX });
    if (items.length === 0) return [];
    const found = await this.incidents.findSeveral(items.map(({ incidentId }) => incidentId));
    const now = this.clock.now();
    return found
      .filter((incident) => tellsFollowers(incident, now))
      .map(({ id }) => incidentAudience(id));
  }
}
