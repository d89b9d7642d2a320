import { getStroke } from 'perfect-freehand';
import type { Points } from '@vigia/domain/board';

/** What a path is told; `Path2D` understands it, and so do our writers of SVG and PDF. */
export interface PathSink {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void;
  closePath(): void;
}

/** How much a pen's pressure thins a line. */
const THINNING = 0.65;
const FULL_PRESSURE = 255;

/** A curve through the middles of the points: smooth at every point, and never far from any. */
export function traceCentre(points: Points, path: PathSink): void {
  const count = points.length >> 1;
  const at = (index: number): number => points[index] ?? 0;
  path.moveTo(at(0), at(1));
  if (count === 1) {
    path.lineTo(at(0) + 0.01, at(1));
    return;
  }
  for (let i = 1; i < count - 1; i += 1) {
    const x = at(2 * i);
    const y = at(2 * i + 1);
    path.quadraticCurveTo(x, y, (x + at(2 * i + 2)) / 2, (y + at(2 * i + 3)) / 2);
  }
  path.lineTo(at(2 * count - 2), at(2 * count - 1));
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
