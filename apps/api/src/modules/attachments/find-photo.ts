import type { Photo, PhotoRepository } from '@vigia/domain/photo';
import { isUuid } from '../../requests/is-uuid.js';

/** The photo of an id that came from outside; what cannot be an id is not looked up. */
export async function findPhoto(photos: PhotoRepository, id: string): Promise<Photo | undefined> {
  return isUuid(id) ? photos.find(id) : undefined;
}
