import { Injectable } from '@nestjs/common';
import { reportIncident, type Incident, type IncidentDraft } from '@vigia/domain/incident';
import type { Actor } from '@vigia/domain/user';
import { Clock, Ids } from '@vigia/platform';
import { RepeatedRequests } from '../../idempotency/repeated-requests.js';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { IncidentRecorder } from './incident-recorder.js';

/** What somebody reports, with the photos they took of it. */
export interface Report {
  readonly draft: IncidentDraft;
  readonly photoIds: readonly string[];
}

/** New incidents. */
@Injectable()
export class IncidentReportsService {
  constructor(
    private readonly recorder: IncidentRecorder,
    private readonly repeated: RepeatedRequests,
    private readonly attachments: AttachmentsService,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** [PHO-9] The photos go onto the incident in the same write, or there is no incident. */
  report(actor: Actor, { draft, photoIds }: Report, key: string | undefined): Promise<Incident> {
    const body = photoIds.length === 0 ? draft : { ...draft, photoIds };
    const request = { caller: actor.email, route: 'POST /incidentes', key, body };
    return this.repeated.once(request, async (seal) => {
      const photos = await this.attachments.take(actor, photoIds);
      const stamp = { by: actor, at: this.clock.now() };
      const decision = reportIncident(draft, this.ids.uuid(), stamp, photos);
      await this.recorder.record(decision, { receipt: seal(decision.incident) });
      return decision.incident;
    });
  }
}
