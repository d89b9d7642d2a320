/** [PHO-1] Bytes that an uploaded picture may have. */
export const PHOTO_BYTES_MAX = 8 * 1024 * 1024;

/** [PHO-4] Pixels that a picture may unfold to: what the largest phone cameras take, and no bomb. */
export const PHOTO_PIXELS_MAX = 50_000_000;

/** [PHO-2] The longest side of a photo, in pixels; what is larger is made smaller. */
export const PHOTO_SIDE_MAX = 2560;

/** [PHO-2] The longest side of its thumbnail. */
export const THUMBNAIL_SIDE_MAX = 480;

/** [PHO-5] Hours after which a photo on no incident is forgotten. */
export const LOOSE_HOURS = 24;
