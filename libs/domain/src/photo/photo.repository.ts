import type { Photo, ReadyPhoto, RejectedPhoto, UploadingPhoto } from './photo.js';

/** Port: photos, before and after they are on an incident. They get onto one with the incident's own commit. */
export abstract class PhotoRepository {
  abstract create(photo: UploadingPhoto): Promise<void>;

  /** Strongly consistent. A photo that nobody put onto an incident in time may be there or not. */
  abstract find(id: string): Promise<Photo | undefined>;

  /** Those of the ids that there are, in no particular order. */
  abstract findAll(ids: readonly string[]): Promise<readonly Photo[]>;

  /** [PHO-3] Stores how an upload ended; `false` when it had ended already, and nothing changed. */
  abstract settle(photo: ReadyPhoto | RejectedPhoto): Promise<boolean>;
}
