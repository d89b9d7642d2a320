import { Problem } from '../api/problem.js';

/** The storage takes this photo at no try, and explains nothing that a person could use. */
export function photoRefused(status: number): Problem {
  return new Problem(status, 'photo-refused', undefined);
}

/** The device has the photo no more, so it was never sent. */
export function photoLost(): Problem {
  return new Problem(0, 'photo-lost', undefined);
}

/** The text for a refusal of a photo that came without words; undefined for any other. */
export function photoRefusalText(code: string | undefined) {
  switch (code) {
    case 'photo-refused':
      return 'photos.failure.refused' as const;
    case 'photo-lost':
      return 'photos.failure.lost' as const;
    default:
      return undefined;
  }
}
