import { Injectable } from '@nestjs/common';
import { reportIncident, type Incident, type IncidentDraft } from '@vigia/domain/incident';
import type { Actor } from '@vigia/domain/user';
import { Clock, Ids } from '@vigia/platform';
import { RepeatedRequests } from '../../idempotency/repeated-requests.js';
import { IncidentRecorder } from './incident-recorder.js';

/** New incidents. */
@Injectable()
export class IncidentReportsService {
  constructor(
    private readonly recorder: IncidentRecorder,
    private readonly repeated: RepeatedRequests,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  report(actor: Actor, draft: IncidentDraft, key: string | undefined): Promise<Incident> {
    const request = { caller: actor.email, route: 'POST /incidentes', key, body: draft };
    return this.repeated.once(request, async (seal) => {
      const stamp = { by: actor, at: this.clock.now() };
      const decision = reportIncident(draft, this.ids.uuid(), stamp);
      await this.recorder.record(decision, { receipt: seal(decision.incident) });
      return decision.incident;
    });
  }
}
