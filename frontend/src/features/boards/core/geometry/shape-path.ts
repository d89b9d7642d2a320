import type { Shape } from '@vigia/domain/board';
import type { PathSink } from './stroke-path.js';

/** Control points this far out make four curves a circle. */
const ROUND = 0.5522847498;

/** The outline of a line, arrow, rectangle or ellipse. */
export function traceShape(shape: Shape, path: PathSink): void {
  const { kind, x, y, w, h } = shape;
  switch (kind) {
    case 'line':
    case 'arrow':
      path.moveTo(x, y);
      path.lineTo(x + w, y + h);
      if (kind === 'arrow') traceHead(shape, path);
      return;
    case 'rectangle':
      path.moveTo(x, y);
      path.lineTo(x + w, y);
      path.lineTo(x + w, y + h);
      path.lineTo(x, y + h);
      path.closePath();
      return;
    case 'ellipse':
      traceEllipse(x + w / 2, y + h / 2, w / 2, h / 2, path);
  }
}

/** The eye in the head of a pin. */
export function tracePinEye(x: number, y: number, size: number, path: PathSink): void {
  traceEllipse(x, y - size * 0.64, size * 0.13, size * 0.13, path);
}

function traceEllipse(cx: number, cy: number, rx: number, ry: number, path: PathSink): void {
  const [kx, ky] = [rx * ROUND, ry * ROUND];
  path.moveTo(cx + rx, cy);
  path.bezierCurveTo(cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry);
  path.bezierCurveTo(cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy);
  path.bezierCurveTo(cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry);
  path.bezierCurveTo(cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy);
  path.closePath();
}

/** A pin: a drop that stands on its point. */
export function tracePin(x: number, y: number, size: number, path: PathSink): void {
  const radius = size * 0.36;
  const top = y - size;
  const middle = top + radius;
  const k = radius * ROUND;
  path.moveTo(x, y);
  path.bezierCurveTo(x - radius * 0.5, y - size * 0.28, x - radius, middle + k, x - radius, middle);
  path.bezierCurveTo(x - radius, middle - k, x - k, top, x, top);
  path.bezierCurveTo(x + k, top, x + radius, middle - k, x + radius, middle);
  path.bezierCurveTo(x + radius, middle + k, x + radius * 0.5, y - size * 0.28, x, y);
  path.closePath();
}

function traceHead({ x, y, w, h, width }: Shape, path: PathSink): void {
  const length = Math.hypot(w, h);
  if (length === 0) return;
  const size = Math.min(length / 2, 5 * width);
  const [ux, uy] = [w / length, h / length];
  const side = (turn: number): [number, number] => [
    x + w - size * (ux - turn * uy * 0.6),
    y + h - size * (uy + turn * ux * 0.6),
  ];
  path.moveTo(...side(1));
  path.lineTo(x + w, y + h);
  path.lineTo(...side(-1));
}
