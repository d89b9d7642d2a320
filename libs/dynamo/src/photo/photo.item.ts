import {
  IMAGE_TYPES,
  PHOTO_REFUSALS,
  PhotoStatus,
  forgottenAt,
  type ImageType,
  type Photo,
  type PhotoRefusal,
} from '@vigia/domain/photo';
import { expirySecond } from '../expiry.js';
import { ItemReader, oneOf, type Item } from '../item-reader.js';

/** A photo as it is stored; the picture is in the bucket. */
export interface PhotoItem {
  readonly id: string;
  readonly propietario: string;
  readonly tipo: ImageType;
  readonly bytes_anunciados: number;
  readonly estado: PhotoStatus;
  readonly fecha: string;
  readonly rechazo: PhotoRefusal | undefined;
  readonly ancho: number | undefined;
  readonly alto: number | undefined;
  readonly bytes: number | undefined;
  readonly huella: string | undefined;
  readonly incidente_id: string | undefined;
  /** Absent once it is on an incident. */
  readonly expira: number | undefined;
}

/** The item of a photo. */
export function toPhotoItem(photo: Photo): PhotoItem {
  const ready = photo.status === PhotoStatus.Ready ? photo : undefined;
  const forgotten = forgottenAt(photo);
  return {
    id: photo.id,
    propietario: photo.ownerEmail,
    tipo: photo.declaredType,
    bytes_anunciados: photo.declaredBytes,
    estado: photo.status,
    fecha: photo.createdAt,
    rechazo: photo.status === PhotoStatus.Rejected ? photo.refusal : undefined,
    ancho: ready?.picture.width,
    alto: ready?.picture.height,
    bytes: ready?.picture.bytes,
    huella: ready?.picture.digest,
    incidente_id: ready?.incidentId ?? undefined,
    expira: forgotten === undefined ? undefined : expirySecond(forgotten),
  };
}

/** The photo of an item. */
export function fromPhotoItem(item: Item): Photo {
  const read = new ItemReader(item, 'photos', ['id']);
  const begun = {
    id: read.text('id'),
    ownerEmail: read.text('propietario'),
    declaredType: read.word('tipo', oneOf(IMAGE_TYPES)),
    declaredBytes: read.wholeOr('bytes_anunciados', 0),
    createdAt: read.time('fecha'),
  };
  const status = read.word('estado', oneOf(Object.values(PhotoStatus)));
  switch (status) {
    case PhotoStatus.Uploading:
      return { ...begun, status };
    case PhotoStatus.Rejected:
      return { ...begun, status, refusal: read.word('rechazo', oneOf(PHOTO_REFUSALS)) };
    case PhotoStatus.Ready:
      return {
        ...begun,
        status,
        picture: {
          width: read.wholeOr('ancho', 0),
          height: read.wholeOr('alto', 0),
          bytes: read.wholeOr('bytes', 0),
          digest: read.text('huella'),
        },
        incidentId: read.textOr('incidente_id', null),
      };
  }
}
