import { Injectable } from '@nestjs/common';
import { PhotoRepository, loosePhoto, type ReadyPhoto } from '@vigia/domain/photo';
import type { Actor } from '@vigia/domain/user';
import { Clock } from '@vigia/platform';
import { PictureStore } from './picture-store.js';

/** Photos on their way onto an incident. */
@Injectable()
export class AttachmentsService {
  constructor(
    private readonly photos: PhotoRepository,
    private readonly store: PictureStore,
    private readonly clock: Clock,
  ) {}

  /**
   * [PHO-9] [PHO-10] The photos of these ids, their pictures kept for good: the commit that names them may follow, and
   * when it does not, no more than a copy is left over.
   */
  async take(actor: Actor, ids: readonly string[]): Promise<readonly ReadyPhoto[]> {
    if (ids.length === 0) return [];
    const found = new Map((await this.photos.findAll(ids)).map((photo) => [photo.id, photo]));
    const now = this.clock.now();
    const photos = ids.map((id) => loosePhoto(found.get(id), id, actor, now));
    await Promise.all(photos.map((photo) => this.store.keep(photo)));
    return photos;
  }
}
