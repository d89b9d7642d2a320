import { Injectable, Logger } from '@nestjs/common';
import {
  PHOTO_BYTES_MAX,
  PhotoNotFoundError,
  PhotoNotUploadedError,
  PhotoRepository,
  PhotoStatus,
  completePhoto,
  ownPhoto,
  refusalOf,
  rejectPhoto,
  type Photo,
  type ReadyPhoto,
  type RejectedPhoto,
  type UploadingPhoto,
} from '@vigia/domain/photo';
import type { Actor } from '@vigia/domain/user';
import { Clock } from '@vigia/platform';
import { findPhoto } from './find-photo.js';
import { PictureMaker, READABLE_TYPES } from './picture-maker.js';
import { PictureStore } from './picture-store.js';

/** Turns uploads into photos that can be shown. */
@Injectable()
export class CompletionsService {
  readonly #logger = new Logger(CompletionsService.name);

  constructor(
    private readonly photos: PhotoRepository,
    private readonly store: PictureStore,
    private readonly maker: PictureMaker,
    private readonly clock: Clock,
  ) {}

  /**
   * [PHO-3] [PHO-10] The outcome is stored last, in one write that only the first completion makes; whatever is killed
   * before leaves the upload where it was, and the next completion starts again.
   */
  async complete(actor: Actor, id: string): Promise<ReadyPhoto> {
    const own = async (): Promise<Photo> =>
      ownPhoto(await findPhoto(this.photos, id), id, actor, this.clock.now());
    let photo = await own();
    if (photo.status === PhotoStatus.Uploading) {
      const outcome = await this.outcomeOf(photo);
      if (outcome === undefined) {
        // Somebody else may have completed it meanwhile, and removed the upload.
        photo = await own();
        if (photo.status === PhotoStatus.Uploading) throw new PhotoNotUploadedError();
      } else {
        photo = (await this.photos.settle(outcome)) ? outcome : await own();
        await this.forgetUpload(id);
      }
    }
    if (photo.status === PhotoStatus.Ready) return photo;
    if (photo.status === PhotoStatus.Rejected) throw refusalOf(photo, READABLE_TYPES);
    throw new PhotoNotFoundError(id);
  }

  /** What becomes of an upload; `undefined` when there is none. */
  private async outcomeOf(photo: UploadingPhoto): Promise<ReadyPhoto | RejectedPhoto | undefined> {
    const made = await this.maker.make(async (make) => {
      const upload = await this.store.download(photo.id, PHOTO_BYTES_MAX);
      return typeof upload === 'string' ? upload : make(upload);
    });
    if (made === 'missing') return undefined;
    if (typeof made === 'string') return rejectPhoto(photo, made);
    await this.store.putLoose(photo.id, made.picture.digest, made.encoded);
    return completePhoto(photo, made.picture);
  }

  /** What stays behind is cleared by the bucket. */
  private async forgetUpload(id: string): Promise<void> {
    await this.store.removeUpload(id).catch((error: unknown) => {
      this.#logger.warn({ err: error, photo: id }, 'upload was not removed');
    });
  }
}
