import type { BoardObject, Box } from '@vigia/domain/board';
import { widenedBy } from '../geometry/box.js';

/** The eight ways to pull a box, and the two ends of a line. */
export type HandleName = 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w' | 'start' | 'end';

export interface Handle {
  readonly name: HandleName;
  readonly x: number;
  readonly y: number;
}

const CURSORS: Readonly<Record<HandleName, string>> = {
  nw: 'nwse-resize',
  se: 'nwse-resize',
  ne: 'nesw-resize',
  sw: 'nesw-resize',
  n: 'ns-resize',
  s: 'ns-resize',
  e: 'ew-resize',
  w: 'ew-resize',
  start: 'move',
  end: 'move',
};

export function cursorOf(name: HandleName): string {
  return CURSORS[name];
}

/** CSS pixels between what is selected and its frame, so that a small thing can be seen and grasped between handles. */
export const FRAME_MARGIN = 6;
/** A shorter side (CSS pixels) has no handle in its middle. */
const LEAST_SIDE_WITH_MIDDLE = 56;

/** Where a selection can be pulled; `pixel` is the units of a CSS pixel. */
export function handlesOf(
  objects: readonly BoardObject[],
  box: Box,
  pixel: number,
): readonly Handle[] {
  const [only] = objects;
  if (objects.length === 1 && (only?.kind === 'line' || only?.kind === 'arrow')) {
    const { x, y, w, h } = only;
    return [
      { name: 'start', x, y },
      { name: 'end', x: x + w, y: y + h },
    ];
  }
  if (objects.every(({ kind }) => kind === 'pin')) return [];
  const { left, top, right, bottom } = widenedBy(box, FRAME_MARGIN * pixel);
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  const corners: Handle[] = [
    { name: 'nw', x: left, y: top },
    { name: 'ne', x: right, y: top },
    { name: 'se', x: right, y: bottom },
    { name: 'sw', x: left, y: bottom },
  ];
  // Words keep their shape.
  if (objects.some(({ kind }) => kind === 'text')) return corners;
  const least = LEAST_SIDE_WITH_MIDDLE * pixel;
  const across: Handle[] = [
    { name: 'n', x: middleX, y: top },
    { name: 's', x: middleX, y: bottom },
  ];
  const along: Handle[] = [
    { name: 'e', x: right, y: middleY },
    { name: 'w', x: left, y: middleY },
  ];
  return [
    ...corners,
    ...(right - left < least ? [] : across),
    ...(bottom - top < least ? [] : along),
  ];
}

const LEAST_SIDE = 20;

/** The box after a handle was pulled by this much; it never turns inside out. */
export function pulled(
  box: Box,
  name: HandleName,
  dx: number,
  dy: number,
  keepsShape: boolean,
): Box {
  const [isWest, isEast] = [name.includes('w'), name === 'e' || name.endsWith('e')];
  const [isNorth, isSouth] = [name.startsWith('n'), name.startsWith('s')];
  let width = box.right - box.left + (isEast ? dx : isWest ? -dx : 0);
  let height = box.bottom - box.top + (isSouth ? dy : isNorth ? -dy : 0);
  width = Math.max(LEAST_SIDE, width);
  height = Math.max(LEAST_SIDE, height);
  if (keepsShape && name.length === 2) {
    const scale = Math.max(
      width / Math.max(1, box.right - box.left),
      height / Math.max(1, box.bottom - box.top),
    );
    width = (box.right - box.left) * scale;
    height = (box.bottom - box.top) * scale;
  }
  return {
    left: isWest ? box.right - width : box.left,
    right: isWest ? box.right : box.left + width,
    top: isNorth ? box.bottom - height : box.top,
    bottom: isNorth ? box.bottom : box.top + height,
  };
}
