export { IMAGE_TYPES, imageTypeOf, type ImageType } from './image-type.js';
export {
  LOOSE_HOURS,
  PHOTO_BYTES_MAX,
  PHOTO_PIXELS_MAX,
  PHOTO_SIDE_MAX,
  THUMBNAIL_SIDE_MAX,
} from './limits.js';
export {
  PHOTO_REFUSALS,
  PhotoStatus,
  beginPhoto,
  completePhoto,
  forgottenAt,
  loosePhoto,
  ownPhoto,
  refusalOf,
  rejectPhoto,
  type Photo,
  type PhotoRefusal,
  type Picture,
  type ReadyPhoto,
  type RejectedPhoto,
  type UploadRequest,
  type UploadingPhoto,
} from './photo.js';
export {
  PhotoNotFoundError,
  PhotoNotReadyError,
  PhotoNotUploadedError,
  PhotoTakenError,
  PhotoTooLargeError,
  PhotoTooManyPixelsError,
  PhotoTypeUnsupportedError,
  PhotoUnreadableError,
  type PhotoErrorCode,
} from './photo.errors.js';
export { PhotoRepository } from './photo.repository.js';
