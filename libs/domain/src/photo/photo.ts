import type { Actor } from '../user/index.js';
import type { ImageType } from './image-type.js';
import { LOOSE_HOURS, PHOTO_BYTES_MAX, PHOTO_PIXELS_MAX } from './limits.js';
import {
  PhotoNotFoundError,
  PhotoNotReadyError,
  PhotoTakenError,
  PhotoTooLargeError,
  PhotoTooManyPixelsError,
  PhotoTypeUnsupportedError,
  PhotoUnreadableError,
} from './photo.errors.js';

/** How far a photo is. The values are the words of the wire. */
export const PhotoStatus = {
  Uploading: 'subiendo',
  Ready: 'lista',
  Rejected: 'rechazada',
} as const;
export type PhotoStatus = (typeof PhotoStatus)[keyof typeof PhotoStatus];

/** Why the content of an upload is refused for good. */
export const PHOTO_REFUSALS = ['too-large', 'type', 'unreadable', 'pixels'] as const;
export type PhotoRefusal = (typeof PHOTO_REFUSALS)[number];

interface BegunPhoto {
  readonly id: string;
  readonly ownerEmail: string;
  /** What its owner said it would be; what it is, its first bytes tell. */
  readonly declaredType: ImageType;
  readonly declaredBytes: number;
  readonly createdAt: string;
}

/** A photo that is announced and perhaps uploaded; nobody sees it. */
export interface UploadingPhoto extends BegunPhoto {
  readonly status: typeof PhotoStatus.Uploading;
}

/** A photo whose content was refused; its owner begins another one. */
export interface RejectedPhoto extends BegunPhoto {
  readonly status: typeof PhotoStatus.Rejected;
  readonly refusal: PhotoRefusal;
}

/** The picture that was made of an upload. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  /** Names the content: equal for equal pictures. */
  readonly digest: string;
}

/** A photo that can be shown. */
export interface ReadyPhoto extends BegunPhoto {
  readonly status: typeof PhotoStatus.Ready;
  readonly picture: Picture;
  /** `null` while it is on no incident. */
  readonly incidentId: string | null;
}

/** A picture that somebody took of an incident. */
export type Photo = UploadingPhoto | RejectedPhoto | ReadyPhoto;

/** What somebody announces to upload. */
export interface UploadRequest {
  readonly type: ImageType;
  readonly bytes: number;
}

/** [PHO-1] Begins a photo of a size and a type that are accepted here. */
export function beginPhoto(
  { type, bytes }: UploadRequest,
  id: string,
  accepted: readonly ImageType[],
  { by, at }: { readonly by: Actor; readonly at: string },
): UploadingPhoto {
  if (!accepted.includes(type)) throw new PhotoTypeUnsupportedError(accepted);
  if (bytes > PHOTO_BYTES_MAX) throw new PhotoTooLargeError(PHOTO_BYTES_MAX);
  return {
    id,
    ownerEmail: by.email,
    declaredType: type,
    declaredBytes: bytes,
    createdAt: at,
    status: PhotoStatus.Uploading,
  };
}

/** [PHO-2] The photo with the picture that was made of it. */
export function completePhoto(photo: UploadingPhoto, picture: Picture): ReadyPhoto {
  return { ...photo, status: PhotoStatus.Ready, picture, incidentId: null };
}

/** [PHO-4] The photo as refused for good. */
export function rejectPhoto(photo: UploadingPhoto, refusal: PhotoRefusal): RejectedPhoto {
  return { ...photo, status: PhotoStatus.Rejected, refusal };
}

/** [PHO-4] The refusal of a rejected photo, the same however often it is asked for. */
export function refusalOf(
  { refusal }: RejectedPhoto,
  accepted: readonly ImageType[],
): PhotoTooLargeError | PhotoTypeUnsupportedError | PhotoUnreadableError | PhotoTooManyPixelsError {
  switch (refusal) {
    case 'too-large':
      return new PhotoTooLargeError(PHOTO_BYTES_MAX);
    case 'type':
      return new PhotoTypeUnsupportedError(accepted);
    case 'unreadable':
      return new PhotoUnreadableError();
    case 'pixels':
      return new PhotoTooManyPixelsError(PHOTO_PIXELS_MAX);
  }
}

/** [PHO-5] When a photo is forgotten; `undefined` once it is on an incident. */
export function forgottenAt(photo: Photo): string | undefined {
  if (photo.status === PhotoStatus.Ready && photo.incidentId !== null) return undefined;
  return new Date(Date.parse(photo.createdAt) + LOOSE_HOURS * 3_600_000).toISOString();
}

/** [PHO-5] A photo as its owner knows it; one of somebody else, or a forgotten one, does not exist. */
export function ownPhoto(photo: Photo | undefined, id: string, owner: Actor, at: string): Photo {
  if (photo?.ownerEmail !== owner.email) throw new PhotoNotFoundError(id);
  const end = forgottenAt(photo);
  if (end !== undefined && at >= end) throw new PhotoNotFoundError(id);
  return photo;
}

/** [PHO-6] [PHO-9] A photo that its owner may put onto an incident now: complete, and on none yet. */
export function loosePhoto(
  photo: Photo | undefined,
  id: string,
  owner: Actor,
  at: string,
): ReadyPhoto {
  const own = ownPhoto(photo, id, owner, at);
  if (own.status !== PhotoStatus.Ready) throw new PhotoNotReadyError(id);
  if (own.incidentId !== null) throw new PhotoTakenError();
  return own;
}
