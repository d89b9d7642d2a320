import type { ReadyPhoto } from '../photo/index.js';
import { PhotoMoment, type Incident, type IncidentPhoto } from './incident.js';
import { TooManyPhotosError } from './incident.errors.js';
import type { Party } from './moves.js';
import { IncidentStatus } from './status.js';
import type { Perspective } from './visibility.js';

/** [PHO-6] Photos of one moment that an incident may have: of the report, before the work, after it. */
export const PHOTOS_MAX = 6;

const OVER: readonly IncidentStatus[] = [IncidentStatus.Closed, IncidentStatus.Rejected];

/** [PHO-6] The photos of an incident with further ones behind them. */
export function withPhotos(
  photos: readonly IncidentPhoto[],
  added: readonly ReadyPhoto[],
  moment: PhotoMoment = PhotoMoment.Report,
): readonly IncidentPhoto[] {
  if (added.length > roomFor(photos, moment)) throw new TooManyPhotosError(PHOTOS_MAX);
  const taken = added.map(({ id, picture: { width, height } }) => ({ id, width, height, moment }));
  return [...photos, ...taken];
}

/** [PHO-7] Whether an incident takes photos at all: not once it is closed or rejected. */
export function takesPhotos({ status }: Incident): boolean {
  return !OVER.includes(status);
}

/** [PHO-6] [PHO-7] How many photos of the report these parties may add to an incident now. */
export function photosLeft(incident: Incident, parties: readonly Party[]): number {
  if (parties.length === 0 || !takesPhotos(incident)) return 0;
  return roomFor(incident.photos, PhotoMoment.Report);
}

/** [PHO-6] [PHO-7] How many photos of the work the staff may add now. */
export function workPhotosLeft(
  incident: Incident,
  moment: Exclude<PhotoMoment, typeof PhotoMoment.Report>,
): number {
  return takesPhotos(incident) ? roomFor(incident.photos, moment) : 0;
}

function roomFor(photos: readonly IncidentPhoto[], moment: PhotoMoment): number {
  return Math.max(0, PHOTOS_MAX - photos.filter((photo) => photo.moment === moment).length);
}

/** [PHO-8] Whether somebody sees the photos; a picture may show people, so the campus feed has none. */
export function seesPhotos(perspective: Perspective): boolean {
  return perspective !== 'public';
}
