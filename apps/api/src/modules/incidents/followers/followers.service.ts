import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  FollowedRepository,
  FollowerRepository,
  IncidentRepository,
  joinIncident,
  leaveIncident,
  perspectiveOf,
  type Following,
  type Incident,
} from '@vigia/domain/incident';
import type { Page } from '@vigia/domain/shared';
import type { Actor } from '@vigia/domain/user';
import { Config } from '../../../config/config.js';
import { isUuid } from '../../../requests/is-uuid.js';
import { IncidentWriter, type Decide } from '../incident-writer.js';
import { requirePerspective } from '../require-perspective.js';
import { StaleChangeError } from '../stale-change.error.js';

/** When the whole campus has the same trouble, it says so at once. */
const RUSHES = 12;
const LONGEST_PAUSE_MS = 250;

/** Who has the same trouble as the reporter of an incident. */
@Injectable()
export class FollowersService {
  constructor(
    private readonly followers: FollowerRepository,
    private readonly followed: FollowedRepository,
    private readonly incidents: IncidentRepository,
    private readonly writer: IncidentWriter,
    private readonly config: Config,
  ) {}

  /** [FOL-1] Saying it again changes nothing. */
  join(actor: Actor, incidentId: string): Promise<Incident> {
    return this.change(actor, incidentId, (following) => (incident, stamp) => {
      requirePerspective(incident, actor, this.policy);
      return following === undefined ? joinIncident(incident, stamp) : undefined;
    });
  }

  /** [FOL-2] Taking it back again changes nothing. */
  leave(actor: Actor, incidentId: string): Promise<Incident> {
    return this.change(actor, incidentId, (following) => (incident, stamp) => {
      requirePerspective(incident, actor, this.policy);
      return following && leaveIncident(incident, following, stamp);
    });
  }

  /** The newest first; [VIS-1] without what the follower may no longer know of. */
  async listFollowed(
    actor: Actor,
    query: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<Incident>> {
    const { items, ...page } = await this.followed.listFollowed(actor.email, query);
    const ids = items.map(({ incidentId }) => incidentId);
    const found = ids.length === 0 ? [] : await this.incidents.findSeveral(ids);
    const byId = new Map(found.map((incident) => [incident.id, incident]));
    const known = ids
      .flatMap((id) => byId.get(id) ?? [])
      .filter((incident) => perspectiveOf(incident, actor, this.policy) !== undefined);
    return { ...page, items: known };
  }

  private get policy(): { readonly campusFeed: boolean } {
    return { campusFeed: this.config.campus.feed };
  }

  private async change(
    actor: Actor,
    incidentId: string,
    decide: (following: Following | undefined) => Decide,
  ): Promise<Incident> {
    const request = {
      actor,
      incidentId,
      route: 'tambien',
      key: undefined,
      versions: undefined,
      body: {},
    };
    const prepare = async (): Promise<Decide> =>
      decide(isUuid(incidentId) ? await this.followers.find(incidentId, actor.email) : undefined);
    for (let rush = 1; ; rush += 1) {
      try {
        return await this.writer.change(request, prepare);
      } catch (error) {
        if (!(error instanceof StaleChangeError) || rush === RUSHES) throw error;
        await delay(Math.random() * LONGEST_PAUSE_MS);
      }
    }
  }
}
