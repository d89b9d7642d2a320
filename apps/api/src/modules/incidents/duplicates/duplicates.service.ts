import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { IncidentRepository, isOpen, perspectiveOf, type Incident } from '@vigia/domain/incident';
import type { Actor } from '@vigia/domain/user';
import { Clock } from '@vigia/platform';
import { Config } from '../../../config/config.js';
import type { Intention, Match } from './open-incident-index.js';
import { OpenIncidents } from './open-incidents.js';

/** Nobody who types waits longer for a suggestion; a task that has just started may still be reading. */
const PATIENCE_MS = 2_000;

/** Open incidents that somebody may be about to report again. */
@Injectable()
export class DuplicatesService {
  readonly #logger = new Logger(DuplicatesService.name);

  constructor(
    private readonly open: OpenIncidents,
    private readonly incidents: IncidentRepository,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** [DUP-1] [DUP-4] Whatever fails here, nobody is kept from reporting: there are no suggestions then. */
  async find(actor: Actor, intention: Intention): Promise<readonly Match[]> {
    const policy = { campusFeed: this.config.campus.feed };
    const mayKnow = (incident: Incident): boolean =>
      perspectiveOf(incident, actor, policy) !== undefined;
    const late = new AbortController();
    try {
      const index = await Promise.race([
        this.open.fresh(),
        delay(PATIENCE_MS, undefined, { signal: late.signal }),
      ]);
      if (index === undefined) return [];
      const matches = index.search(intention, this.clock.nowMs(), mayKnow);
      return (await this.asStored(matches)).filter(
        ({ incident }) => isOpen(incident) && mayKnow(incident),
      );
    } catch (error) {
      this.#logger.error({ err: error }, 'no suggestions');
      return [];
    } finally {
      late.abort();
    }
  }

  /** With the incidents as they are: what changes no word of theirs, like a point of a checklist, is told to no admin. */
  private async asStored(matches: readonly Match[]): Promise<readonly Match[]> {
    if (matches.length === 0) return [];
    const stored = await this.incidents.findSeveral(matches.map(({ incident }) => incident.id));
    const byId = new Map(stored.map((incident) => [incident.id, incident]));
    return matches.flatMap((match) => {
      const incident = byId.get(match.incident.id);
      return incident === undefined ? [] : { ...match, incident };
    });
  }
}
