import type { Readable } from 'node:stream';
import type { ReadyPhoto, UploadRequest } from '@vigia/domain/photo';

/** Permission to upload one file, as a form to post. */
export interface UploadForm {
  readonly url: string;
  /** In this order, before the file. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** The two sizes in which a photo is kept. */
export type PictureSize = 'full' | 'thumbnail';

/** The encoded pictures of a photo. */
export type EncodedPictures = Readonly<Record<PictureSize, Uint8Array>>;

/** A file on its way out. */
export interface OpenPicture {
  readonly stream: Readable;
  readonly bytes: number | undefined;
}

/** What an upload turned out to be: its bytes, nothing (yet), or more than a photo may have. */
export type Download = Uint8Array | 'missing' | 'too-large';

/** Port: the files behind photos. A name is never written twice with different content. */
export abstract class PictureStore {
  /** Lets its holder upload one file of at most the announced size, for some minutes. */
  abstract presign(photoId: string, upload: UploadRequest, seconds: number): Promise<UploadForm>;

  /** The upload, read no further than `maxBytes`. */
  abstract download(photoId: string, maxBytes: number): Promise<Download>;

  abstract removeUpload(photoId: string): Promise<void>;

  /** Keeps the pictures of a photo that is on no incident; such files go by themselves after two days. */
  abstract putLoose(photoId: string, digest: string, pictures: EncodedPictures): Promise<void>;

  /** [PHO-9] Makes the pictures of a loose photo last; before it goes onto an incident, and repeatable. */
  abstract keep(photo: ReadyPhoto): Promise<void>;

  /** One picture of a photo, wherever it is now. */
  abstract open(photo: ReadyPhoto, size: PictureSize): Promise<OpenPicture>;
}
