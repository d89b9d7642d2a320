/** [PHO-1] What a photo may be uploaded as. */
export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/heic'] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];

/** How many bytes `imageTypeOf` looks at. */
const HEAD = 12;

const JPEG = [0xff, 0xd8, 0xff];
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Brands of the HEIF container whose pictures are HEVC, or may be. */
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/** [PHO-1] What a file is by its first bytes, whatever it is called; `undefined` when it is none of ours. */
export function imageTypeOf(bytes: Uint8Array): ImageType | undefined {
  const head = bytes.subarray(0, HEAD);
  if (startsWith(head, JPEG)) return 'image/jpeg';
  if (startsWith(head, PNG)) return 'image/png';
  if (textAt(head, 0) === 'RIFF' && textAt(head, 8) === 'WEBP') return 'image/webp';
  if (textAt(head, 4) === 'ftyp' && HEIC_BRANDS.includes(textAt(head, 8))) return 'image/heic';
  return undefined;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function textAt(bytes: Uint8Array, offset: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + 4));
}
