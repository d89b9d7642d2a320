import { Injectable } from '@nestjs/common';
import { allowedActions, partiesOf, type Incident } from '@vigia/domain/incident';
import type { Actor } from '@vigia/domain/user';
import { Clock } from '@vigia/platform';
import { incidentView, type IncidentView } from '@vigia/wire';
import { IncidentsService } from './incidents.service.js';

/** Incidents as somebody may see them now, with the moves that they may make. */
@Injectable()
export class IncidentViews {
  constructor(
    private readonly incidents: IncidentsService,
    private readonly clock: Clock,
  ) {}

  of(incident: Incident, actor: Actor): IncidentView {
    const actions = allowedActions(incident, partiesOf(incident, actor), this.clock.now());
    return incidentView(incident, this.incidents.perspectiveOf(incident, actor), actions);
  }
}
