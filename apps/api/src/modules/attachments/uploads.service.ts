import { Injectable } from '@nestjs/common';
import {
  PhotoRepository,
  beginPhoto,
  type UploadRequest,
  type UploadingPhoto,
} from '@vigia/domain/photo';
import type { Actor } from '@vigia/domain/user';
import { Clock, Ids } from '@vigia/platform';
import { READABLE_TYPES } from './picture-maker.js';
import { PictureStore, type UploadForm } from './picture-store.js';

/** A photo that may be uploaded now. */
export interface BegunUpload {
  readonly photo: UploadingPhoto;
  readonly form: UploadForm;
  readonly expiresAt: string;
}

const UPLOAD_SECONDS = 15 * 60;

/** Photos that are going to be uploaded. */
@Injectable()
export class UploadsService {
  constructor(
    private readonly photos: PhotoRepository,
    private readonly store: PictureStore,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** [PHO-1] */
  async begin(actor: Actor, upload: UploadRequest): Promise<BegunUpload> {
    const stamp = { by: actor, at: this.clock.now() };
    const photo = beginPhoto(upload, this.ids.uuid(), READABLE_TYPES, stamp);
    const [form] = await Promise.all([
      this.store.presign(photo.id, upload, UPLOAD_SECONDS),
      this.photos.create(photo),
    ]);
    const expiresAt = new Date(Date.parse(stamp.at) + UPLOAD_SECONDS * 1000).toISOString();
    return { photo, form, expiresAt };
  }
}
