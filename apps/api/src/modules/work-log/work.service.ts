import { Injectable } from '@nestjs/common';
import type { Actor } from '@vigia/domain/user';
import { WorkRepository, logWork, requireSeesWork, type WorkEntry } from '@vigia/domain/work-log';
import { Clock, Ids } from '@vigia/platform';
import { RepeatedRequests } from '../../idempotency/repeated-requests.js';
import { IncidentsService } from '../incidents/incidents.service.js';

/** What somebody spent. */
export type Spent = Pick<WorkEntry, 'minutes' | 'materials' | 'note'>;

/** What incidents cost. */
@Injectable()
export class WorkService {
  constructor(
    private readonly work: WorkRepository,
    private readonly incidents: IncidentsService,
    private readonly repeated: RepeatedRequests,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** [WRK-1] */
  async list(actor: Actor, incidentId: string): Promise<readonly WorkEntry[]> {
    requireSeesWork(await this.incidents.find(actor, incidentId), actor);
    return this.work.list(incidentId);
  }

  /** [WRK-1] */
  log(actor: Actor, incidentId: string, spent: Spent, key: string | undefined): Promise<WorkEntry> {
    const route = `POST /incidentes/${incidentId}/trabajo`;
    const request = { caller: actor.email, route, key, body: spent };
    return this.repeated.once(request, async (seal) => {
      const incident = await this.incidents.find(actor, incidentId);
      const at = this.clock.now();
      const id = this.ids.ulid(Date.parse(at));
      const entry = logWork(incident, { ...spent, id }, { by: actor, at });
      await this.work.add(entry, seal(entry));
      return entry;
    });
  }
}
