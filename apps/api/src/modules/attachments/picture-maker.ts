import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  IMAGE_TYPES,
  PHOTO_PIXELS_MAX,
  PHOTO_SIDE_MAX,
  THUMBNAIL_SIDE_MAX,
  imageTypeOf,
  type ImageType,
  type PhotoRefusal,
  type Picture,
} from '@vigia/domain/photo';
import sharp, { type Sharp, type SharpOptions } from 'sharp';
import type { EncodedPictures } from './picture-store.js';

/** What was made of an upload. */
export interface MadePicture {
  readonly picture: Picture;
  readonly encoded: EncodedPictures;
}

/** What this build of sharp can open: pictures in HEIC are HEVC, for which the usual build has no decoder. */
export const READABLE_TYPES: readonly ImageType[] = IMAGE_TYPES.filter(
  (type) => type !== 'image/heic' || sharp.format.heif.input.fileSuffix?.includes('.heic') === true,
);

const OPEN: SharpOptions = {
  limitInputPixels: PHOTO_PIXELS_MAX,
  // A picture that is cut off is not half a picture; oddities that every viewer forgives are forgiven.
  failOn: 'error',
  sequentialRead: true,
};
const SECONDS = 20;

/** Makes pictures of uploads, one upload at a time: unfolded, each may take hundreds of megabytes. */
@Injectable()
export class PictureMaker {
  #last: Promise<unknown> = Promise.resolve();

  /** Waits for its turn, gets the upload only then, and makes pictures of it or says why not. */
  make<T>(work: (make: typeof makePicture) => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => work(makePicture));
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

/** [PHO-2] [PHO-4] The picture, upright, not too large and without its metadata, and its thumbnail. */
async function makePicture(upload: Uint8Array): Promise<MadePicture | PhotoRefusal> {
  const type = imageTypeOf(upload);
  if (type === undefined || !READABLE_TYPES.includes(type)) return 'type';
  try {
    const { width, height } = await sharp(upload, { ...OPEN, limitInputPixels: false }).metadata();
    if (width * height > PHOTO_PIXELS_MAX) return 'pixels';
    const { data: full, info } = await encoded(
      sharp(upload, OPEN).autoOrient().timeout({ seconds: SECONDS }),
      PHOTO_SIDE_MAX,
      80,
    );
    const { data: thumbnail } = await encoded(sharp(full), THUMBNAIL_SIDE_MAX, 70);
    const digest = createHash('sha256').update(full).digest('hex').slice(0, 32);
    return {
      picture: { width: info.width, height: info.height, bytes: full.length, digest },
      encoded: { full, thumbnail },
    };
  } catch {
    return 'unreadable';
  }
}

/** Sharp leaves all metadata out unless told otherwise, and turns colours into sRGB. */
function encoded(image: Sharp, side: number, quality: number): Promise<EncodedBuffer> {
  return image
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .webp({ quality, effort: 3 })
    .toBuffer({ resolveWithObject: true });
}

interface EncodedBuffer {
  readonly data: Buffer;
  readonly info: { readonly width: number; readonly height: number };
}
