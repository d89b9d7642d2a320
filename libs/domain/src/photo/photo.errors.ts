import { DomainError } from '../shared/index.js';

/** There is no such photo, or the caller may not know of it. */
export class PhotoNotFoundError extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'photo-not-found';
  constructor(readonly photoId: string) {
    super('The photo does not exist.');
  }
}

/** Nothing has been uploaded yet: upload and complete again. */
export class PhotoNotUploadedError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'photo-not-uploaded';
  constructor() {
    super('The photo has not been uploaded yet.');
  }
}

/** What was uploaded is too large. */
export class PhotoTooLargeError extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'photo-too-large';
  constructor(maxBytes: number) {
    super('The photo is too large.', { megabytes: Math.floor(maxBytes / (1024 * 1024)) });
  }
}

/** What was uploaded, or is to be, is no picture of a kind that can be read here. */
export class PhotoTypeUnsupportedError extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'photo-type-unsupported';
  constructor(accepted: readonly string[]) {
    super('The file is no picture that can be read here.', {
      accepted: accepted.map((type) => type.replace('image/', '').toUpperCase()).join(', '),
    });
  }
}

/** The picture is damaged or cut off. */
export class PhotoUnreadableError extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'photo-unreadable';
  constructor() {
    super('The picture is damaged or cut off.');
  }
}

/** The picture would unfold to more pixels than can be handled safely. */
export class PhotoTooManyPixelsError extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'photo-too-many-pixels';
  constructor(maxPixels: number) {
    super('The picture has too many pixels.', { megapixels: Math.floor(maxPixels / 1_000_000) });
  }
}

/** The photo is not complete, so it cannot go onto an incident. */
export class PhotoNotReadyError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'photo-not-ready';
  constructor(readonly photoId: string) {
    super('The photo is not complete.');
  }
}

/** The photo is on an incident already. */
export class PhotoTakenError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'photo-taken';
  constructor() {
    super('A photo is on an incident already.');
  }
}

/** Codes of the refusals about photos. */
export type PhotoErrorCode =
  | PhotoNotFoundError['code']
  | PhotoNotUploadedError['code']
  | PhotoTooLargeError['code']
  | PhotoTypeUnsupportedError['code']
  | PhotoUnreadableError['code']
  | PhotoTooManyPixelsError['code']
  | PhotoNotReadyError['code']
  | PhotoTakenError['code'];
