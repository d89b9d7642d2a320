import {
  readAscii,
  readByte,
  readInt,
  readUint,
  writeAscii,
  writeInt,
  writeUint,
  type ByteReader,
  type ByteWriter,
} from './bytes.js';
import { BOARD_LIMITS } from './limits.js';
import { Z_LENGTH, isZ } from './z-order.js';

/** What draws a stroke; the order is the stored number. */
export const STROKE_TOOLS = ['pencil', 'marker'] as const;
export type StrokeTool = (typeof STROKE_TOOLS)[number];

/** How a stroke looks. */
export interface StrokeStyle {
  readonly tool: StrokeTool;
  /** 0xRRGGBB. */
  readonly colour: number;
  /** In units. */
  readonly width: number;
  /** 1 (hardly there) to 255 (solid). */
  readonly opacity: number;
  readonly z: string;
}

/** Points as x, y, x, y …; whole units. */
export type Points = readonly number[];

/** A finished stroke; `pressures` is one 0–255 per point, or absent when the pointer knew none. */
export interface Stroke extends StrokeStyle {
  readonly kind: 'stroke';
  readonly points: Points;
  readonly pressures?: readonly number[];
}

/** A few points of the stroke that is being drawn; the first chunk of a live stroke says what it is. */
export interface LiveChunk {
  readonly head?: LiveHead;
  readonly points: Points;
  readonly pressures?: readonly number[];
}

/** What the first chunk tells: the number its finished object will have, and how it looks. */
export interface LiveHead {
  readonly serial: number;
  readonly style: StrokeStyle;
}

/** Opacity of a solid line. */
export const OPAQUE = 255;

const STROKE = 1;
const CHUNK = 2;
const HEAD_CHUNK = 3;
const PRESSURE = 128;
const COLOURS = 0xff_ff_ff;
const SERIAL_LIMIT = 36 ** 8;

/** [BRD-5] A finished stroke as its stored bytes. */
export function encodeStroke(stroke: Stroke): Uint8Array {
  const writer: ByteWriter = { bytes: [STROKE] };
  writeStyle(writer, stroke, stroke.pressures !== undefined);
  writePoints(writer, stroke.points, stroke.pressures);
  return Uint8Array.from(writer.bytes);
}

/** [BRD-5] The stroke of stored bytes, or `undefined` when they are none; never throws. */
export function decodeStroke(bytes: Uint8Array): Stroke | undefined {
  const reader: ByteReader = { bytes, at: 0, failed: false };
  if (readByte(reader) !== STROKE) return undefined;
  const styled = readStyle(reader);
  const drawn = styled && readPoints(reader, styled.hasPressure, BOARD_LIMITS.strokePoints);
  return drawn && atEnd(reader) ? { kind: 'stroke', ...styled.style, ...drawn } : undefined;
}

/** A few live points as bytes. */
export function encodeChunk({ head, points, pressures }: LiveChunk): Uint8Array {
  const writer: ByteWriter = { bytes: [head === undefined ? CHUNK : HEAD_CHUNK] };
  if (head === undefined) {
    writer.bytes.push(pressures === undefined ? 0 : PRESSURE);
  } else {
    writeUint(writer, head.serial);
    writeStyle(writer, head.style, pressures !== undefined);
  }
  writePoints(writer, points, pressures);
  return Uint8Array.from(writer.bytes);
}

/** The chunk of bytes, or `undefined` when they are none; never throws. */
export function decodeChunk(bytes: Uint8Array): LiveChunk | undefined {
  const reader: ByteReader = { bytes, at: 0, failed: false };
  const form = readByte(reader);
  if (form === CHUNK) {
    const flags = readByte(reader);
    if (flags !== 0 && flags !== PRESSURE) return undefined;
    const drawn = readPoints(reader, flags === PRESSURE, BOARD_LIMITS.chunkPoints);
    return drawn && atEnd(reader) ? drawn : undefined;
  }
  if (form !== HEAD_CHUNK) return undefined;
  const serial = readUint(reader);
  const styled = readStyle(reader);
  const drawn = styled && readPoints(reader, styled.hasPressure, BOARD_LIMITS.chunkPoints);
  return drawn && atEnd(reader) && serial < SERIAL_LIMIT
    ? { head: { serial, style: styled.style }, ...drawn }
    : undefined;
}

/** [BRD-6] The finished stroke of a live one, with the number of its object; `undefined` without a first chunk. */
export function packLive(
  chunks: readonly LiveChunk[],
): { readonly serial: number; readonly stroke: Stroke } | undefined {
  const head = chunks[0]?.head;
  if (head === undefined) return undefined;
  const points = chunks.flatMap((chunk) => chunk.points).slice(0, 2 * BOARD_LIMITS.strokePoints);
  const pressures = chunks.flatMap((chunk) => chunk.pressures ?? []);
  const stroke: Stroke = { kind: 'stroke', ...head.style, points };
  return {
    serial: head.serial,
    stroke: 2 * pressures.length === points.length ? { ...stroke, pressures } : stroke,
  };
}

function writeStyle(writer: ByteWriter, style: StrokeStyle, hasPressure: boolean): void {
  writer.bytes.push(STROKE_TOOLS.indexOf(style.tool) + (hasPressure ? PRESSURE : 0));
  writeUint(writer, style.colour);
  writeUint(writer, style.width);
  writer.bytes.push(style.opacity);
  writeAscii(writer, style.z);
}

function readStyle(
  reader: ByteReader,
): { readonly style: StrokeStyle; readonly hasPressure: boolean } | undefined {
  const flags = readByte(reader);
  const tool = STROKE_TOOLS[flags % PRESSURE];
  const colour = readUint(reader);
  const width = readUint(reader);
  const opacity = readByte(reader);
  const z = readAscii(reader, Z_LENGTH);
  const sound =
    tool !== undefined &&
    colour <= COLOURS &&
    width >= 1 &&
    width <= BOARD_LIMITS.width &&
    opacity >= 1 &&
    isZ(z);
  return sound
    ? { style: { tool, colour, width, opacity, z }, hasPressure: flags >= PRESSURE }
    : undefined;
}

function writePoints(writer: ByteWriter, points: Points, pressures?: readonly number[]): void {
  writeUint(writer, points.length / 2);
  points.forEach((value, at) => writeInt(writer, value - (points[at - 2] ?? 0)));
  for (const pressure of pressures ?? []) writer.bytes.push(pressure);
}

function readPoints(
  reader: ByteReader,
  hasPressure: boolean,
  max: number,
): { readonly points: Points; readonly pressures?: readonly number[] } | undefined {
  const count = readUint(reader);
  if (count < 1 || count > max) return undefined;
  const points: number[] = [];
  let x = 0;
  let y = 0;
  for (let i = 0; i < count; i += 1) {
    x += readInt(reader);
    y += readInt(reader);
    if (Math.max(Math.abs(x), Math.abs(y)) > BOARD_LIMITS.coordinate) return undefined;
    points.push(x, y);
  }
  if (!hasPressure) return { points };
  const pressures = Array.from({ length: count }, () => readByte(reader));
  return { points, pressures };
}

function atEnd(reader: ByteReader): boolean {
  return !reader.failed && reader.at === reader.bytes.length;
}
