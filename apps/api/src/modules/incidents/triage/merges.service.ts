import { Injectable } from '@nestjs/common';
import {
  IncidentNotFoundError,
  IncidentRepository,
  mergeIncident,
  separateIncident,
  type Incident,
} from '@vigia/domain/incident';
import { ConcurrentChangeError } from '@vigia/domain/shared';
import type { Actor } from '@vigia/domain/user';
import { findIncident } from '../find-incident.js';
import type { MoveRequest } from '../incident-moves.service.js';
import { IncidentWriter } from '../incident-writer.js';
import { IncidentsService } from '../incidents.service.js';

/** Merges duplicates, and separates them again. */
@Injectable()
export class MergesService {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly seen: IncidentsService,
    private readonly writer: IncidentWriter,
  ) {}

  /** [MRG-1] */
  merge(request: MoveRequest, intoId: string): Promise<Incident> {
    const change = { ...request, route: 'unir', body: { intoId } };
    return this.writer.change(change, async () => {
      const into = await findIncident(this.incidents, intoId);
      if (into === undefined) throw new IncidentNotFoundError(intoId);
      return (duplicate, stamp) => mergeIncident(duplicate, into, stamp);
    });
  }

  /** [MRG-2] */
  separate(request: MoveRequest): Promise<Incident> {
    const change = { ...request, route: 'separar', body: {} };
    return this.writer.change(change, async () => {
      const duplicate = await findIncident(this.incidents, request.incidentId);
      if (duplicate === undefined) throw new IncidentNotFoundError(request.incidentId);
      const from = duplicate.merge && (await this.incidents.find(duplicate.merge.into));
      return (current, stamp) => {
        // Without a merge it is refused, whatever the other one is.
        if (current.merge !== null && !from) throw new ConcurrentChangeError(current.id);
        return separateIncident(current, from ?? current, stamp);
      };
    });
  }

  /** Those that are merged into an incident, the first merged first. */
  async duplicatesOf(actor: Actor, incidentId: string): Promise<readonly Incident[]> {
    const { duplicates } = await this.seen.find(actor, incidentId);
    const found = await this.incidents.findSeveral(duplicates.map(({ id }) => id));
    return duplicates.flatMap(({ id }) => found.find((one) => one.id === id) ?? []);
  }
}
