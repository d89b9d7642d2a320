import { BOARD_LIMITS, type BoardObject, type Box } from '@vigia/domain/board';

/** How new things look, and what can be changed of things that are there. */
export interface DrawingStyle {
  /** 0xRRGGBB. */
  readonly colour: number;
  /** 0xRRGGBB or null for none: rectangles and ellipses. */
  readonly fill: number | null;
  /** Line width in units (tenths of a pixel at zoom 1). */
  readonly width: number;
  /** 1–255. */
  readonly opacity: number;
  /** Font size in units. */
  readonly size: number;
}

const SMALLEST_NOTE = 100;

/** The object somewhere else. */
export function moved(object: BoardObject, dx: number, dy: number): BoardObject {
  const [x, y] = [Math.round(dx), Math.round(dy)];
  if (object.kind !== 'stroke') return { ...object, x: object.x + x, y: object.y + y };
  return { ...object, points: object.points.map((value, at) => value + (at % 2 === 0 ? x : y)) };
}

/** The object as it looks when one box is stretched to the other; lines keep their width. */
export function resized(object: BoardObject, from: Box, to: Box): BoardObject {
  const scaleX = scaleOf(from.left, from.right, to.left, to.right);
  const scaleY = scaleOf(from.top, from.bottom, to.top, to.bottom);
  const placeX = (x: number): number => Math.round(to.left + (x - from.left) * scaleX);
  const placeY = (y: number): number => Math.round(to.top + (y - from.top) * scaleY);
  switch (object.kind) {
    case 'stroke':
      return {
        ...object,
        points: object.points.map((value, at) => (at % 2 === 0 ? placeX(value) : placeY(value))),
      };
    case 'text': {
      const size = clamp(Math.round(object.size * scaleY), 1, BOARD_LIMITS.fontSize);
      return { ...object, x: placeX(object.x), y: placeY(object.y), size };
    }
    case 'pin':
      return { ...object, x: placeX(object.x), y: placeY(object.y) };
    case 'line':
    case 'arrow': {
      const [x, y] = [placeX(object.x), placeY(object.y)];
      return {
        ...object,
        x,
        y,
        w: placeX(object.x + object.w) - x,
        h: placeY(object.y + object.h) - y,
      };
    }
    case 'rectangle':
    case 'ellipse':
    case 'image':
    case 'note': {
      const least = object.kind === 'note' ? SMALLEST_NOTE : 1;
      const [x, y] = [placeX(object.x), placeY(object.y)];
      const w = Math.max(least, placeX(object.x + object.w) - x);
      const h = Math.max(least, placeY(object.y + object.h) - y);
      return { ...object, x, y, w, h };
    }
  }
}

/** The object in another style, as far as it has such a thing. */
export function restyled(object: BoardObject, style: Partial<DrawingStyle>): BoardObject {
  const changed: Record<string, unknown> = { ...object };
  for (const [name, value] of Object.entries(style)) {
    if (!(name in object)) continue;
    const isShapeOnly = name === 'fill' && object.kind !== 'rectangle' && object.kind !== 'ellipse';
    if (!isShapeOnly) changed[name] = value;
  }
  return changed as unknown as BoardObject;
}

/** Whether every place of it lies on the board. */
export function isWithinBoard(object: BoardObject): boolean {
  const isOn = (value: number): boolean => Math.abs(value) <= BOARD_LIMITS.coordinate;
  if (object.kind === 'stroke') return object.points.every(isOn);
  return isOn(object.x) && isOn(object.y);
}

function scaleOf(low: number, high: number, newLow: number, newHigh: number): number {
  return high === low ? 1 : (newHigh - newLow) / (high - low);
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
