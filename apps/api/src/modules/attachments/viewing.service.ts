import { Injectable } from '@nestjs/common';
import { IncidentRepository, perspectiveOf, seesPhotos } from '@vigia/domain/incident';
import {
  PhotoNotFoundError,
  PhotoRepository,
  PhotoStatus,
  ownPhoto,
  type ReadyPhoto,
} from '@vigia/domain/photo';
import type { Actor } from '@vigia/domain/user';
import { Clock } from '@vigia/platform';
import { Config } from '../../config/config.js';
import { findPhoto } from './find-photo.js';

/** Photos for those who may see them. */
@Injectable()
export class ViewingService {
  constructor(
    private readonly photos: PhotoRepository,
    private readonly incidents: IncidentRepository,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** [PHO-2] [PHO-5] [PHO-8] A photo that the actor may not see does not exist. */
  async find(actor: Actor, id: string): Promise<ReadyPhoto> {
    const photo = await findPhoto(this.photos, id);
    if (photo?.status !== PhotoStatus.Ready) throw new PhotoNotFoundError(id);
    if (photo.incidentId === null) ownPhoto(photo, id, actor, this.clock.now());
    else if (!(await this.seesPhotosOf(photo.incidentId, actor))) throw new PhotoNotFoundError(id);
    return photo;
  }

  private async seesPhotosOf(incidentId: string, actor: Actor): Promise<boolean> {
    const incident = await this.incidents.find(incidentId);
    if (incident === undefined) return false;
    const policy = { campusFeed: this.config.campus.feed };
    const perspective = perspectiveOf(incident, actor, policy);
    return perspective !== undefined && seesPhotos(perspective);
  }
}
