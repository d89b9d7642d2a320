import { PIN_SIZE, type Box, type Points } from '@vigia/domain/board';
import type { BoardItem } from '../document/board-item.js';
import { isTouching, spanOf } from './box.js';

/** Whether the pointer, a disc of this reach, is on an object whose box it is known to touch. */
export function isHit(
  { object }: BoardItem,
  x: number,
  y: number,
  reach: number,
  pinScale = 1,
): boolean {
  switch (object.kind) {
    case 'stroke':
      return isNearLine(object.points, x, y, reach + object.width / 2);
    case 'line':
    case 'arrow': {
      const ends = [object.x, object.y, object.x + object.w, object.y + object.h];
      return isNearLine(ends, x, y, reach + object.width / 2);
    }
    case 'rectangle':
      return isOnRectangle(object, x, y, reach + object.width / 2, object.fill !== null);
    case 'ellipse':
      return isOnEllipse(object, x, y, reach + object.width / 2, object.fill !== null);
    case 'pin': {
      const radius = (PIN_SIZE * pinScale) / 2;
      return Math.hypot(x - object.x, y - (object.y - radius)) <= reach + radius;
    }
    case 'text':
    case 'note':
    case 'image':
      return true;
  }
}

/** Whether a selection box touches what is drawn, not only the box around it. */
export function isCrossed({ object }: BoardItem, region: Box): boolean {
  if (object.kind === 'stroke') return isLineCrossed(object.points, region);
  if (object.kind === 'line' || object.kind === 'arrow') {
    const { x, y, w, h } = object;
    return isLineCrossed([x, y, x + w, y + h], region);
  }
  return true;
}

function isNearLine(points: Points, x: number, y: number, reach: number): boolean {
  const limit = reach * reach;
  let fromX = points[0] ?? 0;
  let fromY = points[1] ?? 0;
  if (points.length === 2) return squared(fromX - x, fromY - y) <= limit;
  for (let i = 2; i + 1 < points.length; i += 2) {
    const toX = points[i] ?? 0;
    const toY = points[i + 1] ?? 0;
    if (squaredDistance(x, y, fromX, fromY, toX, toY) <= limit) return true;
    fromX = toX;
    fromY = toY;
  }
  return false;
}

function squaredDistance(
  x: number,
  y: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / length;
  const t = Math.max(0, Math.min(1, along));
  return squared(ax + t * dx - x, ay + t * dy - y);
}

function squared(dx: number, dy: number): number {
  return dx * dx + dy * dy;
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

function isOnRectangle(
  area: Area,
  x: number,
  y: number,
  reach: number,
  isFilled: boolean,
): boolean {
  const isWithin = (margin: number): boolean =>
    x >= area.x - margin &&
    x <= area.x + area.w + margin &&
    y >= area.y - margin &&
    y <= area.y + area.h + margin;
  return isWithin(reach) && (isFilled || !isWithin(-reach));
}

function isOnEllipse(area: Area, x: number, y: number, reach: number, isFilled: boolean): boolean {
  const [dx, dy] = [x - area.x - area.w / 2, y - area.y - area.h / 2];
  const isWithin = (margin: number): boolean => {
    const [rx, ry] = [area.w / 2 + margin, area.h / 2 + margin];
    return rx > 0 && ry > 0 && (dx / rx) ** 2 + (dy / ry) ** 2 <= 1;
  };
  return isWithin(reach) && (isFilled || !isWithin(-reach));
}

function isLineCrossed(points: Points, region: Box): boolean {
  let fromX = points[0] ?? 0;
  let fromY = points[1] ?? 0;
  if (points.length === 2) return isTouching(spanOf(fromX, fromY, fromX, fromY), region);
  for (let i = 2; i + 1 < points.length; i += 2) {
    const toX = points[i] ?? 0;
    const toY = points[i + 1] ?? 0;
    if (isSegmentCrossed(fromX, fromY, toX, toY, region)) return true;
    fromX = toX;
    fromY = toY;
  }
  return false;
}

/** Clips the segment against the four sides (Liang–Barsky) and asks whether anything is left. */
function isSegmentCrossed(ax: number, ay: number, bx: number, by: number, box: Box): boolean {
  let [enter, leave] = [0, 1];
  const [dx, dy] = [bx - ax, by - ay];
  const sides = [
    [-dx, ax - box.left],
    [dx, box.right - ax],
    [-dy, ay - box.top],
    [dy, box.bottom - ay],
  ] as const;
  for (const [slope, room] of sides) {
    if (slope === 0) {
      if (room < 0) return false;
      continue;
    }
    const at = room / slope;
    if (slope < 0) enter = Math.max(enter, at);
    else leave = Math.min(leave, at);
    if (enter > leave) return false;
  }
  return true;
}
