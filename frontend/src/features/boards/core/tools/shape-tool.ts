import type { Shape } from '@vigia/domain/board';
import { UNITS_PER_PIXEL, type Preview, type Sample, type Tool, type ToolHost } from './tool.js';

/** Smaller than this (CSS pixels) it was a slip, not a shape. */
const LEAST_SIZE = 4;

interface Corner {
  readonly x: number;
  readonly y: number;
}

/** Draws a shape from the point where the pointer goes down to where it is lifted. */
export class ShapeTool implements Tool {
  readonly cursor = 'crosshair';
  #from: Corner | undefined;
  #to: Corner | undefined;

  constructor(
    private readonly host: ToolHost,
    private readonly kind: Shape['kind'],
    /** Where the other corner is when it is to be exact. */
    private readonly snap: (from: Corner, to: Corner) => Corner,
    private readonly isDirected: boolean,
  ) {}

  down({ x, y }: Sample): void {
    if (this.host.document.isReadOnly) return;
    this.#from = { x, y };
    this.#to = undefined;
  }

  move(samples: readonly Sample[]): void {
    const last = samples.at(-1);
    if (last !== undefined) this.#reach(last);
  }

  up(sample: Sample): void {
    this.#reach(sample);
    const shape = this.#shape();
    this.cancel();
    if (shape === undefined) return;
    const least = (LEAST_SIZE * UNITS_PER_PIXEL) / this.host.zoom;
    if (Math.hypot(shape.w, shape.h) < least) return;
    const { z: _, ...object } = shape;
    this.host.document.add([{ object }]);
  }

  cancel(): void {
    this.#from = undefined;
    this.#to = undefined;
    this.host.redraw();
  }

  preview(): Preview | undefined {
    const object = this.#shape();
    return object && { object };
  }

  #reach(sample: Sample): void {
    if (this.#from === undefined) return;
    this.#to = sample.isExact ? this.snap(this.#from, sample) : { x: sample.x, y: sample.y };
    this.host.redraw();
  }

  #shape(): Shape | undefined {
    const [from, to] = [this.#from, this.#to];
    if (from === undefined || to === undefined) return undefined;
    const [x1, y1, x2, y2] = [from.x, from.y, to.x, to.y].map(Math.round) as [
      number,
      number,
      number,
      number,
    ];
    const place = this.isDirected
      ? { x: x1, y: y1, w: x2 - x1, h: y2 - y1 }
      : {
          x: Math.min(x1, x2),
          y: Math.min(y1, y2),
          w: Math.abs(x2 - x1),
          h: Math.abs(y2 - y1),
        };
    const { colour, width, opacity } = this.host.style;
    const fill = this.isDirected ? null : this.host.style.fill;
    return { kind: this.kind, ...place, z: '', colour, width, opacity, fill };
  }
}

/** The corner that makes a square or circle. */
export function squared(from: Corner, to: Corner): Corner {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const side = Math.max(Math.abs(dx), Math.abs(dy));
  return { x: from.x + side * (dx < 0 ? -1 : 1), y: from.y + side * (dy < 0 ? -1 : 1) };
}

/** The end of a line in the nearest of the eight directions. */
export function straightened(from: Corner, to: Corner): Corner {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const step = Math.PI / 4;
  const angle = Math.round(Math.atan2(dy, dx) / step) * step;
  const length = Math.cos(angle) * dx + Math.sin(angle) * dy;
  return { x: from.x + Math.cos(angle) * length, y: from.y + Math.sin(angle) * length };
}
