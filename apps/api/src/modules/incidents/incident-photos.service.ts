import { Injectable } from '@nestjs/common';
import {
  addPhotos,
  requireAddsPhotos,
  type Incident,
  type PhotoMoment,
} from '@vigia/domain/incident';
import type { ReadyPhoto } from '@vigia/domain/photo';
import { AttachmentsService } from '../attachments/attachments.service.js';
import { IncidentWriter, type ChangeRequest } from './incident-writer.js';
import { IncidentsService } from './incidents.service.js';

/** Who asks for photos on which incident, and under which terms. */
type PhotoRequest = Omit<ChangeRequest, 'route' | 'body'>;

/** Photos that come onto an incident after the report. */
@Injectable()
export class IncidentPhotosService {
  constructor(
    private readonly incidents: IncidentsService,
    private readonly attachments: AttachmentsService,
    private readonly writer: IncidentWriter,
  ) {}

  /** [PHO-7] [PHO-9] */
  add(request: PhotoRequest, photoIds: readonly string[], moment: PhotoMoment): Promise<Incident> {
    const body = { photoIds, moment };
    return this.writer.change({ ...request, route: 'fotos', body }, async () => {
      const photos = await this.take(request, photoIds, moment);
      return (incident, stamp) => addPhotos(incident, photos, stamp, moment);
    });
  }

  /** [PHO-7] The photos of these ids, on their way onto an incident; no picture is kept for who may not add it. */
  async take(
    { actor, incidentId }: PhotoRequest,
    photoIds: readonly string[],
    moment: PhotoMoment,
  ): Promise<readonly ReadyPhoto[]> {
    if (photoIds.length === 0) return [];
    requireAddsPhotos(await this.incidents.find(actor, incidentId), actor, moment);
    return this.attachments.take(actor, photoIds);
  }
}
