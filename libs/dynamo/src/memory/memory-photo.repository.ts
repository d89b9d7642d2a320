import {
  PhotoRepository,
  PhotoStatus,
  type Photo,
  type ReadyPhoto,
  type RejectedPhoto,
  type UploadingPhoto,
} from '@vigia/domain/photo';
import { StorageError } from '../errors.js';
import type { MemoryStore } from './memory-store.js';

/** Photos in memory. */
export class MemoryPhotoRepository extends PhotoRepository {
  constructor(private readonly store: MemoryStore) {
    super();
  }

  override async create(photo: UploadingPhoto): Promise<void> {
    if (this.store.photos.has(photo.id)) throw new StorageError('The photo exists already.');
    this.store.photos.set(photo.id, photo);
  }

  override async find(id: string): Promise<Photo | undefined> {
    return this.store.photos.get(id);
  }

  override async findAll(ids: readonly string[]): Promise<readonly Photo[]> {
    return [...new Set(ids)].flatMap((id) => this.store.photos.get(id) ?? []);
  }

  override async settle(photo: ReadyPhoto | RejectedPhoto): Promise<boolean> {
    if (this.store.photos.get(photo.id)?.status !== PhotoStatus.Uploading) return false;
    this.store.photos.set(photo.id, photo);
    return true;
  }
}
