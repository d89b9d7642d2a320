import type { BoardObject, Box, Stroke } from '@vigia/domain/board';
import type { BoardDocument } from '../document/board-document.js';
import type { BoardItem } from '../document/board-item.js';
import type { DrawingStyle } from '../document/transform-object.js';

export const TOOL_NAMES = [
  'select',
  'hand',
  'pencil',
  'marker',
  'line',
  'arrow',
  'rectangle',
  'ellipse',
  'text',
  'note',
  'eraser',
  'pin',
] as const;
export type ToolName = (typeof TOOL_NAMES)[number];

/** One report of the pointer. */
export interface Sample {
  /** On the board, in units (not whole). */
  readonly x: number;
  readonly y: number;
  /** On the view, in CSS pixels. */
  readonly px: number;
  readonly py: number;
  /** 0–1, of a pen only. */
  readonly pressure: number | undefined;
  /** Shift: squares, whole directions, more than one. */
  readonly isExact: boolean;
  /** A finger is less exact than a mouse. */
  readonly isTouch: boolean;
}

/** A stroke that is not on the board yet. */
export type GrowingStroke = Pick<Stroke, 'tool' | 'colour' | 'width' | 'opacity' | 'points'> & {
  readonly pressures?: readonly number[] | undefined;
};

/** What a tool shows before it is on the board. */
export interface Preview {
  readonly stroke?: GrowingStroke;
  readonly object?: BoardObject;
  /** A selection box. */
  readonly marquee?: Box;
  /** Objects that are being dragged, and how the box around them changes. */
  readonly drag?: { readonly ids: ReadonlySet<string>; readonly from: Box; readonly to: Box };
  /** An object as it will be, instead of the one that is there. */
  readonly instead?: { readonly id: string; readonly object: BoardObject };
}

/** Words that are about to be typed: of an object, or of one that is not there yet. */
export type TextTarget = { readonly id: string } | { readonly x: number; readonly y: number };

/** What a tool may know and do. */
export interface ToolHost {
  readonly document: BoardDocument;
  readonly style: DrawingStyle;
  readonly zoom: number;
  readonly selection: ReadonlySet<string>;
  /** The box around the selection. */
  readonly selectionBox: Box | undefined;
  select(ids: Iterable<string>): void;
  /** The uppermost loose object within reach (units). */
  hit(x: number, y: number, reach: number): BoardItem | undefined;
  hits(x: number, y: number, reach: number): readonly BoardItem[];
  inside(region: Box): readonly BoardItem[];
  pan(dx: number, dy: number): void;
  /** Something of the preview changed. */
  redraw(): void;
  editText(target: TextTarget): void;
  openPin(id: string, isNew: boolean): void;
  setTool(tool: ToolName): void;
  setCursor(cursor: string): void;
}

/** A state machine over one pointer at a time: down, moves, then up or cancel. */
export interface Tool {
  readonly cursor: string;
  down(sample: Sample): void;
  /** All reports since the last frame, in order; the last is where the pointer is. */
  move(samples: readonly Sample[]): void;
  up(sample: Sample): void;
  /** As if the pointer had never gone down. */
  cancel(): void;
  /** The pointer moves without being down. */
  hover?(sample: Sample): void;
  /** Once a frame while the pointer is down. */
  frame?(nowMs: number): void;
  doubleTap?(sample: Sample): void;
  preview?(): Preview | undefined;
}

export const UNITS_PER_PIXEL = 10;
const MOUSE_REACH = 5;
const FINGER_REACH = 14;

/** How far from a thing a pointer may be and still be on it, in units. */
export function reachOf({ isTouch }: Sample, zoom: number): number {
  return ((isTouch ? FINGER_REACH : MOUSE_REACH) * UNITS_PER_PIXEL) / zoom;
}
