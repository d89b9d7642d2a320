import { originOf, scaleOf, type View } from './tile-layer.js';
import type { Canvas } from './painter.js';
import type { Viewport } from './viewport.js';

/** Colours of the paper; taken from the style sheet, so that a theme may set its own. */
export interface PaperColours {
  readonly paper: string;
  readonly dots: string;
}

const STEP = 200;
const LEAST_GAP = 14;

/** The paper under everything, and its dots when they are wanted; the context is in device pixels. */
export function drawPaper(
  context: Canvas,
  viewport: Viewport,
  view: View,
  colours: PaperColours,
  hasGrid: boolean,
): void {
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, view.width, view.height);
  if (!hasGrid) return;
  const scale = scaleOf(viewport, view);
  let step = STEP;
  while (step * scale < LEAST_GAP * view.ratio) step *= 5;
  const gap = step * scale;
  const [originX, originY] = originOf(viewport, scale);
  const size = Math.max(1, Math.round(1.25 * view.ratio));
  const remainder = (value: number): number => ((value % gap) + gap) % gap;
  context.fillStyle = colours.dots;
  for (let x = -remainder(originX); x < view.width; x += gap) {
    for (let y = -remainder(originY); y < view.height; y += gap) {
      context.fillRect(Math.round(x), Math.round(y), size, size);
    }
  }
}

export function paperColours(host: HTMLElement): PaperColours {
  const style = getComputedStyle(host);
  const read = (name: string, otherwise: string): string =>
    style.getPropertyValue(name).trim() || otherwise;
  return { paper: read('--board-paper', '#ffffff'), dots: read('--board-dots', '#c6cdd9') };
}
