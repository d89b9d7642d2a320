import { getStroke } from 'perfect-freehand';
import type { Points } from '@vigia/domain/board';

/** What a path is told; `Path2D` understands it, and so do our writers of SVG and PDF. */
export interface PathSink {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void;
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
  closePath(): void;
}

/** How much a pen's pressure thins a line. */
const THINNING = 0.65;
const FULL_PRESSURE = 255;

/** A curve through all the points, without overshooting any; where it turns back sharply it has a corner. */
export function traceCentre(points: Points, path: PathSink): void {
  const last = (points.length >> 1) - 1;
  const x = (index: number): number => points[2 * Math.max(0, Math.min(last, index))] ?? 0;
  const y = (index: number): number => points[2 * Math.max(0, Math.min(last, index)) + 1] ?? 0;
  path.moveTo(x(0), y(0));
  if (last === 0) {
    path.lineTo(x(0) + 0.01, y(0));
    return;
  }
  let [fromX, fromY] = directionAt(x, y, 0);
  for (let i = 1; i <= last; i += 1) {
    const [toX, toY] = directionAt(x, y, i);
    const reach = Math.hypot(x(i) - x(i - 1), y(i) - y(i - 1)) / 3;
    path.bezierCurveTo(
      x(i - 1) + fromX * reach,
      y(i - 1) + fromY * reach,
      x(i) - toX * reach,
      y(i) - toY * reach,
      x(i),
      y(i),
    );
    fromX = toX;
    fromY = toY;
  }
}

type Coordinate = (index: number) => number;

/** Where the line heads at a point: as its neighbours lie, and the less so the more it turns back. */
function directionAt(x: Coordinate, y: Coordinate, i: number): readonly [number, number] {
  const [inX, inY] = [x(i) - x(i - 1), y(i) - y(i - 1)];
  const [outX, outY] = [x(i + 1) - x(i), y(i + 1) - y(i)];
  const [alongX, alongY] = [inX + outX, inY + outY];
  const along = Math.hypot(alongX, alongY);
  if (along === 0) return [0, 0];
  const both = Math.hypot(inX, inY) * Math.hypot(outX, outY);
  const turn = both === 0 ? 1 : (inX * outX + inY * outY) / both;
  const weight = (turn < 0 ? 1 + turn : 1) / along;
  return [alongX * weight, alongY * weight];
}

/** The outline of a line that is thicker where the pen was pressed; to be filled. */
export function traceOutline(
  points: Points,
  pressures: readonly number[],
  width: number,
  path: PathSink,
): void {
  const input: [number, number, number][] = [];
  for (let i = 0; 2 * i + 1 < points.length; i += 1) {
    const pressure = (pressures[i] ?? FULL_PRESSURE) / FULL_PRESSURE;
    input.push([points[2 * i] ?? 0, points[2 * i + 1] ?? 0, pressure]);
  }
  const outline = getStroke(input, {
    size: width * 1.4,
    thinning: THINNING,
    smoothing: 0.5,
    // The points are smooth already; more would make the line lag behind the pen.
    streamline: 0,
    simulatePressure: false,
    last: true,
  });
  const first = outline[0];
  if (first === undefined) return;
  path.moveTo(first[0], first[1]);
  outline.forEach(([x, y], index) => {
    const [nx, ny] = outline[(index + 1) % outline.length] ?? first;
    path.quadraticCurveTo(x, y, (x + nx) / 2, (y + ny) / 2);
  });
  path.closePath();
}
