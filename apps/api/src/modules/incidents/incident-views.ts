import { Injectable } from '@nestjs/common';
import { allowedActions, partiesOf, photosLeft, type Incident } from '@vigia/domain/incident';
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
    const parties = partiesOf(incident, actor);
    const actions = allowedActions(incident, parties, this.clock.now());
    const perspective = this.incidents.perspectiveOf(incident, actor);
    return incidentView(incident, perspective, actions, photosLeft(incident, parties));
  }
}
