import { BOARD_LIMITS, type Box } from '@vigia/domain/board';
import { heightOf, widthOf } from '../geometry/box.js';

/** Where the view looks: the unit at its top left corner; at zoom 1 ten units are a CSS pixel. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  /** 0.05–8. */
  readonly zoom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const UNITS_PER_PIXEL = 10;
const LEAST_ZOOM = 0.05;
const MOST_ZOOM = 8;
/** CSS pixels around what is fitted. */
const FIT_MARGIN = 48;

export function clampZoom(zoom: number): number {
  return Math.max(LEAST_ZOOM, Math.min(MOST_ZOOM, zoom));
}

/** The unit under a CSS pixel of the view. */
export function toUnits({ x, y, zoom }: Viewport, px: number, py: number): [number, number] {
  const perPixel = UNITS_PER_PIXEL / zoom;
  return [x + px * perPixel, y + py * perPixel];
}

/** The CSS pixel of a unit. */
export function toPixels({ x, y, zoom }: Viewport, ux: number, uy: number): [number, number] {
  const perUnit = zoom / UNITS_PER_PIXEL;
  return [(ux - x) * perUnit, (uy - y) * perUnit];
}

/** What is seen, in units. */
export function seenBox(viewport: Viewport, { width, height }: Size): Box {
  const [right, bottom] = toUnits(viewport, width, height);
  return { left: viewport.x, top: viewport.y, right, bottom };
}

/** The view moved by CSS pixels. */
export function pannedBy({ x, y, zoom }: Viewport, dx: number, dy: number): Viewport {
  const perPixel = UNITS_PER_PIXEL / zoom;
  return bounded({ x: x + dx * perPixel, y: y + dy * perPixel, zoom });
}

/** The view at another zoom, with the same unit under the given CSS pixel. */
export function zoomedAt(viewport: Viewport, zoom: number, px: number, py: number): Viewport {
  const [ux, uy] = toUnits(viewport, px, py);
  const next = clampZoom(zoom);
  const perPixel = UNITS_PER_PIXEL / next;
  return bounded({ x: ux - px * perPixel, y: uy - py * perPixel, zoom: next });
}

/** The view that shows all of a box, not closer than zoom `closest`. */
export function fitted(box: Box, { width, height }: Size, closest = 1): Viewport {
  const room = (size: number): number => Math.max(size - 2 * FIT_MARGIN, size / 2, 1);
  const zoom = clampZoom(
    Math.min(
      closest,
      (room(width) * UNITS_PER_PIXEL) / Math.max(1, widthOf(box)),
      (room(height) * UNITS_PER_PIXEL) / Math.max(1, heightOf(box)),
    ),
  );
  return centredOn((box.left + box.right) / 2, (box.top + box.bottom) / 2, zoom, { width, height });
}

/** The view with a unit in its middle. */
export function centredOn(ux: number, uy: number, zoom: number, { width, height }: Size): Viewport {
  const perPixel = UNITS_PER_PIXEL / zoom;
  return bounded({ x: ux - (width / 2) * perPixel, y: uy - (height / 2) * perPixel, zoom });
}

function bounded({ x, y, zoom }: Viewport): Viewport {
  const clamp = (value: number): number =>
    Math.max(-BOARD_LIMITS.coordinate, Math.min(BOARD_LIMITS.coordinate, value));
  return { x: clamp(x), y: clamp(y), zoom };
}
