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
    const at = this.clock.now();
    const actions = allowedActions(incident, parties, at);
    const perspective = this.incidents.perspectiveOf(incident, actor);
    return incidentView(incident, perspective, actions, photosLeft(incident, parties), at);
  }

  /** [INC-21] What is left of it for the worker who has just given it back, and may see it no more. */
  afterGivingBack(incident: Incident): IncidentView {
    return incidentView(incident, 'work', [], 0, this.clock.now());
  }
}
