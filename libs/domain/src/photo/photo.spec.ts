import { describe, expect, it } from 'vitest';
import { AT, by, otherStudent, student } from '../../test/fixtures.js';
import { IMAGE_TYPES, imageTypeOf } from './image-type.js';
import { PHOTO_BYTES_MAX } from './limits.js';
import {
  PhotoNotFoundError,
  PhotoNotReadyError,
  PhotoNotUploadedError,
  PhotoTakenError,
} from './photo.errors.js';
import {
  PHOTO_REFUSALS,
  beginPhoto,
  completePhoto,
  forgottenAt,
  loosePhoto,
  ownPhoto,
  refusalOf,
  rejectPhoto,
  type Picture,
} from './photo.js';

const PICTURE: Picture = { width: 4, height: 3, bytes: 9, digest: 'd' };
const LATER = '2026-03-03T09:59:59.999Z';
const A_DAY_LATER = '2026-03-03T10:00:00.000Z';

const begun = beginPhoto({ type: 'image/png', bytes: 10 }, 'p-1', IMAGE_TYPES, by(student));
const ready = completePhoto(begun, PICTURE);

const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

describe('imageTypeOf', () => {
  it.each([
    ['image/jpeg', [0xff, 0xd8, 0xff, 0xe1, 0, 0]],
    ['image/png', [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a, 0, 0]],
    ['image/webp', ascii('RIFF\u0001\u0000\u0000\u0000WEBPVP8 ')],
    ['image/heic', ascii('\u0000\u0000\u0000\u0018ftypheic')],
    ['image/heic', ascii('\u0000\u0000\u0000\u0018ftypmif1')],
  ])('[PHO-1] tells %s by its first bytes', (type, bytes) => {
    expect(imageTypeOf(Uint8Array.from(bytes))).toBe(type);
  });

  it.each([
    ['nothing', []],
    ['half a PNG', [0x89, ...ascii('PNG')]],
    ['a GIF', ascii('GIF89a')],
    ['a sound in the container of WebP', ascii('RIFF\u0001\u0000\u0000\u0000WAVEfmt ')],
    ['a film in the container of HEIC', ascii('\u0000\u0000\u0000\u0018ftypisom')],
    ['markup', ascii('<svg xmlns="http://www.w3.org/2000/svg">')],
    ['a JPEG that comes later', [0, 0xff, 0xd8, 0xff]],
  ])('[PHO-1] takes %s for no picture of ours', (_what, bytes) => {
    expect(imageTypeOf(Uint8Array.from(bytes))).toBeUndefined();
  });
});

describe('a photo', () => {
  it('[PHO-1] begins with a size and a type that are accepted', () => {
    expect(begun).toEqual({
      id: 'p-1',
      ownerEmail: student.email,
      declaredType: 'image/png',
      declaredBytes: 10,
      createdAt: AT,
      status: 'subiendo',
    });
  });

  it('[PHO-1] does not begin with more than 8 MB', () => {
    const begin = (bytes: number): unknown =>
      beginPhoto({ type: 'image/png', bytes }, 'p-1', IMAGE_TYPES, by(student));

    expect(begin(PHOTO_BYTES_MAX)).toMatchObject({ declaredBytes: 8_388_608 });
    expect(() => begin(PHOTO_BYTES_MAX + 1)).toThrow(
      expect.objectContaining({ code: 'photo-too-large', params: { megabytes: 8 } }),
    );
  });

  it('[PHO-1] does not begin as a type that cannot be read here, and says which can', () => {
    expect(() =>
      beginPhoto({ type: 'image/heic', bytes: 1 }, 'p-1', ['image/jpeg', 'image/png'], by(student)),
    ).toThrow(
      expect.objectContaining({
        code: 'photo-type-unsupported',
        params: { accepted: 'JPEG, PNG' },
      }),
    );
  });

  it.each(PHOTO_REFUSALS)('[PHO-4] that was rejected as %s has one lasting refusal', (refusal) => {
    const rejected = rejectPhoto(begun, refusal);

    const [first, second] = [refusalOf(rejected, IMAGE_TYPES), refusalOf(rejected, IMAGE_TYPES)];

    expect(rejected).toMatchObject({ status: 'rechazada', refusal });
    expect(first).toEqual(second);
    expect(first.kind).toBe('invalid');
  });

  it('[PHO-4] has a refusal of its own for each reason', () => {
    const codes = PHOTO_REFUSALS.map(
      (refusal) => refusalOf(rejectPhoto(begun, refusal), IMAGE_TYPES).code,
    );

    expect(new Set(codes).size).toBe(PHOTO_REFUSALS.length);
  });

  it('[PHO-5] on no incident is forgotten after a day, on one never', () => {
    expect(forgottenAt(begun)).toBe(A_DAY_LATER);
    expect(forgottenAt(ready)).toBe(A_DAY_LATER);
    expect(forgottenAt({ ...ready, incidentId: 'i-1' })).toBeUndefined();
  });

  it('[PHO-5] is known to its owner alone, until it is forgotten', () => {
    expect(ownPhoto(ready, 'p-1', student, LATER)).toBe(ready);
    expect(ownPhoto({ ...ready, incidentId: 'i' }, 'p-1', student, A_DAY_LATER)).toBeDefined();
    expect(() => ownPhoto(ready, 'p-1', student, A_DAY_LATER)).toThrow(PhotoNotFoundError);
    expect(() => ownPhoto(ready, 'p-1', otherStudent, AT)).toThrow(PhotoNotFoundError);
    expect(() => ownPhoto(undefined, 'p-1', student, AT)).toThrow(PhotoNotFoundError);
  });

  it('[PHO-6] goes onto one incident when it is complete, and onto no second one', () => {
    expect(loosePhoto(ready, 'p-1', student, AT)).toBe(ready);
    expect(() => loosePhoto(begun, 'p-1', student, AT)).toThrow(PhotoNotReadyError);
    expect(() => loosePhoto({ ...ready, incidentId: 'i-1' }, 'p-1', student, AT)).toThrow(
      PhotoTakenError,
    );
    expect(() => loosePhoto(ready, 'p-1', otherStudent, AT)).toThrow(PhotoNotFoundError);
  });

  it('that was not uploaded yet is a conflict, to be tried again', () => {
    expect(new PhotoNotUploadedError()).toMatchObject({
      kind: 'conflict',
      code: 'photo-not-uploaded',
    });
  });
});
