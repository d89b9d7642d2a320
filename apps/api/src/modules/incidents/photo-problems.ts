/** Refusals of a request that puts photos onto an incident. */
export const PHOTO_PROBLEMS = [
  'too-many-photos',
  'photo-not-found',
  'photo-not-ready',
  'photo-taken',
] as const;
