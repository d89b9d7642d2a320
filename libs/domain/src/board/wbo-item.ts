import { BOARD_LIMITS } from './limits.js';
import { validateObject, type StoredObject } from './object.js';
import { OPAQUE, encodeStroke } from './stroke.js';
import { zBetween } from './z-order.js';

/** An object of another board, with its words; ids and order are the importer's to give. */
export interface ImportedObject {
  readonly object: (z: string) => StoredObject;
  readonly text?: string;
}

/** An item of a WBO board in either of its forms, in pixels. */
export interface WboItem {
  readonly kind: 'pencil' | 'line' | 'rectangle' | 'ellipse' | 'text';
  readonly points: readonly number[];
  readonly colour: string | undefined;
  readonly size: number | undefined;
  /** 0 to 1. */
  readonly opacity: number | undefined;
  /** a, b, c, d, e, f of an SVG matrix. */
  readonly transform: readonly number[] | undefined;
  readonly text?: string | undefined;
}

const UNITS = 10;
const IDENTITY = [1, 0, 0, 1, 0, 0] as const;
const DEFAULT_SIZE = 4;
const DEFAULT_FONT = 20;
const CIRCLE_POINTS = 48;

/** The object of an item; `undefined` when nothing of it is left to draw. */
export function importedItem(item: WboItem): ImportedObject | undefined {
  const make = item.kind === 'text' ? text(item) : drawn(item);
  const words = (item.text ?? '').slice(0, BOARD_LIMITS.textLength);
  if (validateObject(make(zBetween(undefined, undefined))) !== undefined) return undefined;
  return item.kind === 'text' ? { object: make, text: words } : { object: make };
}

/** [BRD-40] Gives imported objects ids and places above everything that is there. */
export function placeImported(
  objects: readonly ImportedObject[],
  top: string | undefined,
  nextId: () => string,
): readonly { readonly id: string; readonly object: StoredObject; readonly text?: string }[] {
  let z = top;
  return objects.map(({ object, text: words }) => {
    z = zBetween(z, undefined);
    return { id: nextId(), object: object(z), ...(words === undefined ? {} : { text: words }) };
  });
}

function text(item: WboItem): (z: string) => StoredObject {
  const matrix = item.transform ?? IDENTITY;
  const [x = 0, y = 0] = through(item.points, matrix);
  const size = clamp((item.size ?? DEFAULT_FONT) * scaleOf(matrix) * UNITS, BOARD_LIMITS.fontSize);
  return (z) => ({ kind: 'text', x, y, z, ...inked(item), size });
}

function drawn(item: WboItem): (z: string) => StoredObject {
  const matrix = item.transform ?? IDENTITY;
  const [, b = 0, c = 0] = matrix;
  const width = clamp((item.size ?? DEFAULT_SIZE) * scaleOf(matrix) * UNITS, BOARD_LIMITS.width);
  const look = { ...inked(item), width };
  if (item.kind === 'pencil') return stroke(item.points, matrix, look);
  if (item.kind === 'line') {
    const [x = 0, y = 0, x2 = 0, y2 = 0] = through(item.points, matrix);
    return (z) => ({ kind: 'line', x, y, w: x2 - x, h: y2 - y, z, ...look, fill: null });
  }
  // Turned or slanted, a box is a box no more: its outline is drawn.
  if (b !== 0 || c !== 0) return stroke(outlineOf(item), matrix, look);
  const { kind } = item;
  const box = boxOf(through(item.points, matrix));
  return (z) => ({ kind, ...box, z, ...look, fill: null }) as StoredObject;
}

function stroke(
  points: readonly number[],
  matrix: readonly number[],
  look: { readonly colour: number; readonly opacity: number; readonly width: number },
): (z: string) => StoredObject {
  const all = through(points, matrix).slice(0, 2 * BOARD_LIMITS.strokePoints);
  return (z) => encodeStroke({ kind: 'stroke', tool: 'pencil', ...look, z, points: all });
}

function outlineOf({ kind, points }: WboItem): readonly number[] {
  const [x, y, x2, y2] = [0, 1, 2, 3].map((at) => Number(points[at])) as [
    number,
    number,
    number,
    number,
  ];
  if (kind === 'rectangle') return [x, y, x2, y, x2, y2, x, y2, x, y];
  const [cx, cy, rx, ry] = [(x + x2) / 2, (y + y2) / 2, (x2 - x) / 2, (y2 - y) / 2];
  return Array.from(
    { length: CIRCLE_POINTS + 1 },
    (_, at) => (at / CIRCLE_POINTS) * 2 * Math.PI,
  ).flatMap((angle) => [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)]);
}

/** Points through a matrix, in our units. */
function through(points: readonly number[], matrix: readonly number[]): number[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
  const moved: number[] = [];
  for (let at = 0; at + 1 < points.length; at += 2) {
    const x = Number(points[at]);
    const y = Number(points[at + 1]);
    moved.push(bounded(a * x + c * y + e), bounded(b * x + d * y + f));
  }
  return moved;
}

function bounded(pixels: number): number {
  const units = Math.round(pixels * UNITS);
  return Math.max(-BOARD_LIMITS.coordinate, Math.min(BOARD_LIMITS.coordinate, units));
}

function boxOf(points: readonly number[]): {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
} {
  const [x = 0, y = 0, x2 = 0, y2 = 0] = points;
  return { x: Math.min(x, x2), y: Math.min(y, y2), w: Math.abs(x2 - x), h: Math.abs(y2 - y) };
}

function inked({ colour, opacity }: WboItem): {
  readonly colour: number;
  readonly opacity: number;
} {
  const [, long] = /^#([0-9a-f]{6})$/i.exec(colour ?? '') ?? [];
  const [, short] = /^#([0-9a-f]{3})$/i.exec(colour ?? '') ?? [];
  const hex = long ?? short?.replace(/./g, '$&$&') ?? '000000';
  return { colour: Number.parseInt(hex, 16), opacity: clamp((opacity ?? 1) * OPAQUE, OPAQUE) };
}

function scaleOf(matrix: readonly number[]): number {
  const [a = 1, b = 0, c = 0, d = 1] = matrix;
  return Math.sqrt(Math.abs(a * d - b * c));
}

function clamp(value: number, max: number): number {
  return Math.max(1, Math.min(max, Math.round(value)));
}
