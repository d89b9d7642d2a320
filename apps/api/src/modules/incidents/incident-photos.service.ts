import { Injectable } from '@nestjs/common';
import { addPhotos, requireAddsPhotos, type Incident } from '@vigia/domain/incident';
import { AttachmentsService } from '../attachments/attachments.service.js';
import type { MoveRequest } from './incident-moves.service.js';
import { IncidentWriter } from './incident-writer.js';
import { IncidentsService } from './incidents.service.js';

/** Photos that are added after the report. */
@Injectable()
export class IncidentPhotosService {
  constructor(
    private readonly incidents: IncidentsService,
    private readonly attachments: AttachmentsService,
    private readonly writer: IncidentWriter,
  ) {}

  /** [PHO-7] [PHO-9] */
  add(request: MoveRequest, photoIds: readonly string[]): Promise<Incident> {
    const { actor, incidentId } = request;
    const change = { ...request, route: 'fotos', body: { photoIds } };
    return this.writer.change(change, async () => {
      // Before pictures are kept for somebody who may not add them.
      requireAddsPhotos(await this.incidents.find(actor, incidentId), actor);
      const photos = await this.attachments.take(actor, photoIds);
      return (incident, stamp) => addPhotos(incident, photos, stamp);
    });
  }
}
