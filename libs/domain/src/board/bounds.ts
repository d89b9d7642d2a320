import type { BoardObject } from './object.js';

/** A rectangle on the board, in units. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Units of a pin's head and of the half of it. */
export const PIN_SIZE = 240;

const GLYPH_WIDTH = 0.6;
const LINE_HEIGHT = 1.25;

/** The box around an object; of text it is an estimate that no font is asked for. */
export function boundsOf(object: BoardObject, text = ''): Box {
  switch (object.kind) {
    case 'stroke':
      return around(object.points, object.width / 2);
    case 'line':
    case 'arrow': {
      const { x, y, w, h } = object;
      return around([x, y, x + w, y + h], object.width / 2);
    }
    case 'text': {
      const lines = text.split('\n');
      const longest = Math.max(...lines.map((line) => line.length));
      return {
        left: object.x,
        top: object.y - object.size,
        right: object.x + longest * object.size * GLYPH_WIDTH,
        bottom: object.y + (lines.length - 1) * object.size * LINE_HEIGHT + object.size / 4,
      };
    }
    case 'pin': {
      const { x, y } = object;
      return { left: x - PIN_SIZE / 2, top: y - PIN_SIZE, right: x + PIN_SIZE / 2, bottom: y };
    }
    case 'rectangle':
    case 'ellipse': {
      const { x, y, w, h } = object;
      return around([x, y, x + w, y + h], object.width / 2);
    }
    case 'note':
    case 'image':
      return {
        left: object.x,
        top: object.y,
        right: object.x + object.w,
        bottom: object.y + object.h,
      };
  }
}

/** The box around boxes; `undefined` around none. */
export function unionOf(boxes: Iterable<Box>): Box | undefined {
  let all: Box | undefined;
  for (const box of boxes) {
    all =
      all === undefined
        ? box
        : {
            left: Math.min(all.left, box.left),
            top: Math.min(all.top, box.top),
            right: Math.max(all.right, box.right),
            bottom: Math.max(all.bottom, box.bottom),
          };
  }
  return all;
}

function around(points: readonly number[], margin: number): Box {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  points.forEach((value, at) => {
    if (at % 2 === 0) {
      left = Math.min(left, value);
      right = Math.max(right, value);
    } else {
      top = Math.min(top, value);
      bottom = Math.max(bottom, value);
    }
  });
  return {
    left: left - margin,
    top: top - margin,
    right: right + margin,
    bottom: bottom + margin,
  };
}
