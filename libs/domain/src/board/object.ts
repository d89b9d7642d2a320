import { BOARD_LIMITS } from './limits.js';
import { decodeStroke, type Stroke } from './stroke.js';
import { isZ } from './z-order.js';

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly z: string;
}

interface Sized extends Placed {
  readonly w: number;
  readonly h: number;
}

/** A line, arrow, rectangle or ellipse; lines run from (x, y) to (x + w, y + h), where w and h may be negative. */
export interface Shape extends Sized {
  readonly kind: 'line' | 'arrow' | 'rectangle' | 'ellipse';
  readonly colour: number;
  /** 0xRRGGBB, or null for none. */
  readonly fill: number | null;
  readonly width: number;
  readonly opacity: number;
}

/** Free text; (x, y) is the left end of its first base line, the words are in `texts`. */
export interface TextLabel extends Placed {
  readonly kind: 'text';
  readonly colour: number;
  readonly size: number;
  readonly opacity: number;
}

/** A sticky note; the words are in `texts`. */
export interface Note extends Sized {
  readonly kind: 'note';
  readonly colour: number;
}

/** A picture that the system holds: an incident photo or a floor plan. */
export interface Picture extends Sized {
  readonly kind: 'image';
  /** `foto:<key>` or `plano:<key>`; never an address. */
  readonly ref: string;
  readonly opacity: number;
  /** A locked picture is a layer to draw on: the tools pass through it. */
  readonly locked: boolean;
}

/** Where a comment belongs; its first words are in `texts`. */
export interface Pin extends Placed {
  readonly kind: 'pin';
  readonly colour: number;
  /** The activity row that carries the conversation, or "". */
  readonly comment: string;
  readonly done: boolean;
}

/** Anything on a board. */
export type BoardObject = Stroke | Shape | TextLabel | Note | Picture | Pin;

/** The stored form: bytes for strokes, plain objects for the rest. */
export type StoredObject = Uint8Array | Exclude<BoardObject, Stroke>;

type Check = (value: unknown) => boolean;

const whole =
  (min: number, max: number): Check =>
  (value) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
const coordinate = whole(-BOARD_LIMITS.coordinate, BOARD_LIMITS.coordinate);
const extent = whole(0, BOARD_LIMITS.coordinate);
const colour = whole(0, 0xff_ff_ff);
const opacity = whole(1, 255);
const flag: Check = (value) => typeof value === 'boolean';
const matching =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);

const placed = { x: coordinate, y: coordinate, z: isZ };
const boxed = { ...placed, w: extent, h: extent };
const outlined = {
  colour,
  fill: (value: unknown) => value === null || colour(value),
  width: whole(1, BOARD_LIMITS.width),
  opacity,
};
const spanned = { ...placed, w: coordinate, h: coordinate, ...outlined };
const area = { ...boxed, ...outlined };

/** Every field of every kind but strokes, with its check; an object has exactly these. */
const FIELDS = new Map<unknown, Readonly<Record<string, Check>>>([
  ['line', spanned],
  ['arrow', spanned],
  ['rectangle', area],
  ['ellipse', area],
  ['text', { ...placed, colour, size: whole(1, BOARD_LIMITS.fontSize), opacity }],
  ['note', { ...boxed, colour }],
  ['image', { ...boxed, ref: matching(/^(foto|plano):[\w/-]{1,120}$/), opacity, locked: flag }],
  ['pin', { ...placed, colour, comment: matching(/^[\w-]{0,64}$/), done: flag }],
]);

/** [BRD-4] Why a stored value is no object of a board, or `undefined` when it is one; never throws. */
export function validateObject(value: unknown): string | undefined {
  if (value instanceof Uint8Array) {
    return decodeStroke(value) === undefined ? 'the bytes are no stroke' : undefined;
  }
  if (typeof value !== 'object' || value === null) return 'an object is bytes or fields';
  if (Object.getPrototypeOf(value) !== Object.prototype) return 'an object has fields only';
  const { kind, ...fields } = value as Record<string, unknown>;
  const checks = FIELDS.get(kind);
  if (checks === undefined) return 'the kind is unknown';
  for (const [name, check] of Object.entries(checks)) {
    if (!Object.hasOwn(fields, name)) return `${name} is missing`;
    if (!check(fields[name])) return `${name} is out of bounds`;
  }
  const extra = Object.keys(fields).find((name) => !Object.hasOwn(checks, name));
  return extra === undefined ? undefined : 'a field is unknown';
}

/** The object of a stored value, or `undefined` when it is none; what a reader draws, and nothing else. */
export function readObject(value: unknown): BoardObject | undefined {
  if (value instanceof Uint8Array) return decodeStroke(value);
  return validateObject(value) === undefined ? (value as Exclude<BoardObject, Stroke>) : undefined;
}

/** [BRD-4] Why a value is no text of a board, or `undefined` when it is one. */
export function validateText(value: unknown): string | undefined {
  if (typeof value !== 'string') return 'a text is a string';
  return value.length > BOARD_LIMITS.textLength ? 'the text is too long' : undefined;
}

/** Why a value is no entry of `people`, or `undefined` when it is one. */
export function validatePerson(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'a person has fields';
  const { who, name, ...rest } = value as Record<string, unknown>;
  const sound =
    Object.getPrototypeOf(value) === Object.prototype &&
    typeof who === 'string' &&
    /^[\w-]{8,32}$/.test(who) &&
    typeof name === 'string' &&
    name.length <= BOARD_LIMITS.nameLength &&
    Object.keys(rest).length === 0;
  return sound ? undefined : 'a person is who and name';
}

/** Whether an object of this kind has words in `texts`. */
export function hasText({ kind }: BoardObject): boolean {
  return kind === 'text' || kind === 'note' || kind === 'pin';
}
