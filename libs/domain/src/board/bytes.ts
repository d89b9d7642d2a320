/** Grows as it is written to; only this folder's codecs use it. */
export interface ByteWriter {
  readonly bytes: number[];
}

/** Reads forward; a read past the end or a number beyond 2^53 marks it as failed and gives 0. */
export interface ByteReader {
  readonly bytes: Uint8Array;
  at: number;
  failed: boolean;
}

const SEVEN = 128;
const LIMIT = Number.MAX_SAFE_INTEGER;

/** Writes a whole number ≥ 0, seven bits a byte. */
export function writeUint({ bytes }: ByteWriter, value: number): void {
  let rest = value;
  while (rest >= SEVEN) {
    bytes.push((rest % SEVEN) + SEVEN);
    rest = Math.floor(rest / SEVEN);
  }
  bytes.push(rest);
}

/** Writes a whole number of either sign, small magnitudes short. */
export function writeInt(writer: ByteWriter, value: number): void {
  writeUint(writer, value < 0 ? -2 * value - 1 : 2 * value);
}

/** Writes text whose characters are all ASCII. */
export function writeAscii(writer: ByteWriter, text: string): void {
  writeUint(writer, text.length);
  for (let i = 0; i < text.length; i += 1) writer.bytes.push(text.charCodeAt(i));
}

/** The next byte. */
export function readByte(reader: ByteReader): number {
  const byte = reader.bytes[reader.at];
  if (byte === undefined) {
    reader.failed = true;
    return 0;
  }
  reader.at += 1;
  return byte;
}

/** The next whole number ≥ 0. */
export function readUint(reader: ByteReader): number {
  let value = 0;
  let scale = 1;
  for (;;) {
    const byte = readByte(reader);
    value += (byte % SEVEN) * scale;
    if (byte < SEVEN) break;
    scale *= SEVEN;
    if (scale > LIMIT) break;
  }
  if (value <= LIMIT && scale <= LIMIT) return value;
  reader.failed = true;
  return 0;
}

/** The next whole number of either sign. */
export function readInt(reader: ByteReader): number {
  const value = readUint(reader);
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

/** The next ASCII text of at most `max` characters. */
export function readAscii(reader: ByteReader, max: number): string {
  const length = readUint(reader);
  if (length > max) {
    reader.failed = true;
    return '';
  }
  let text = '';
  for (let i = 0; i < length; i += 1) text += String.fromCharCode(readByte(reader));
  return text;
}
