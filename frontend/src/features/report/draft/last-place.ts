import type { Place } from '../../../shared/places/campus.js';

const storageKey = (email: string) => `vigia.place.${email}`;

/** Where a person reported from last, on this device. */
export function lastPlaceOf(email: string): Place | undefined {
  try {
    return (
      (JSON.parse(localStorage.getItem(storageKey(email)) ?? 'null') as Place | null) ?? undefined
    );
  } catch {
    return undefined;
  }
}

export function keepLastPlace(email: string, place: Place): void {
  localStorage.setItem(storageKey(email), JSON.stringify({ ...place, punto: null }));
}

export function forgetLastPlace(email: string): void {
  localStorage.removeItem(storageKey(email));
}
