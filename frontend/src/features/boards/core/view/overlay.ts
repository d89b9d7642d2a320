import type { BoardObject, Box } from '@vigia/domain/board';
import type { LiveStroke } from '../document/live-strokes.js';
import { heightOf, widthOf } from '../geometry/box.js';
import type { Peer } from '../session/board-presence.js';
import { FRAME_MARGIN, type Handle } from '../tools/handles.js';
import type { GrowingStroke } from '../tools/tool.js';
import type { Canvas, Painter } from './painter.js';
import { toPixels, type Viewport } from './viewport.js';

const ACCENT = '#2f5fe0';
const HANDLE = 4.5;
const LABEL_FONT = '600 12px system-ui, sans-serif';
const LABEL_HEIGHT = 20;
const LABEL_PADDING = 7;

/** Draws a stroke that grows, or an object that is not on the board yet. */
export function drawGrowing(
  context: Canvas,
  painter: Painter,
  growing: GrowingStroke | LiveStroke | BoardObject,
): void {
  if ('kind' in growing) painter.paint(context, { id: '', object: growing, text: '' });
  else painter.paintGrowing(context, growing);
}

/** The frame around what is selected, with its handles; the context is in CSS pixels. */
export function drawSelection(
  context: Canvas,
  viewport: Viewport,
  box: Box,
  handles: readonly Handle[],
): void {
  const [x, y] = toPixels(viewport, box.left, box.top);
  const perUnit = viewport.zoom / 10;
  const isLine = handles.some(({ name }) => name === 'start');
  context.strokeStyle = ACCENT;
  context.lineWidth = 1.5;
  if (!isLine) {
    context.strokeRect(
      x - FRAME_MARGIN,
      y - FRAME_MARGIN,
      widthOf(box) * perUnit + 2 * FRAME_MARGIN,
      heightOf(box) * perUnit + 2 * FRAME_MARGIN,
    );
  }
  context.fillStyle = '#fff';
  for (const handle of handles) {
    const [hx, hy] = toPixels(viewport, handle.x, handle.y);
    context.beginPath();
    if (isLine) context.arc(hx, hy, HANDLE + 1, 0, 2 * Math.PI);
    else context.rect(hx - HANDLE, hy - HANDLE, 2 * HANDLE, 2 * HANDLE);
    context.fill();
    context.stroke();
  }
}

/** Thin frames around each of several selected objects. */
export function drawMembers(context: Canvas, viewport: Viewport, boxes: readonly Box[]): void {
  context.strokeStyle = 'rgb(47 95 224 / 0.45)';
  context.lineWidth = 1;
  const perUnit = viewport.zoom / 10;
  for (const box of boxes) {
    const [x, y] = toPixels(viewport, box.left, box.top);
    context.strokeRect(x, y, widthOf(box) * perUnit, heightOf(box) * perUnit);
  }
}

export function drawMarquee(context: Canvas, viewport: Viewport, box: Box): void {
  const [x, y] = toPixels(viewport, box.left, box.top);
  const perUnit = viewport.zoom / 10;
  context.fillStyle = 'rgb(47 95 224 / 0.08)';
  context.strokeStyle = ACCENT;
  context.lineWidth = 1;
  context.fillRect(x, y, widthOf(box) * perUnit, heightOf(box) * perUnit);
  context.strokeRect(x, y, widthOf(box) * perUnit, heightOf(box) * perUnit);
}

/** Where somebody points, with their name. */
export function drawCursor(
  context: Canvas,
  viewport: Viewport,
  { cursor, name, colour }: Peer,
): void {
  if (cursor === undefined) return;
  const [x, y] = toPixels(viewport, cursor.x, cursor.y);
  context.fillStyle = colour;
  context.strokeStyle = '#fff';
  context.lineWidth = 1.5;
  context.lineJoin = 'round';
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + 4.5, y + 15);
  context.lineTo(x + 8, y + 9.5);
  context.lineTo(x + 14.5, y + 8);
  context.closePath();
  context.fill();
  context.stroke();
  context.font = LABEL_FONT;
  const width = context.measureText(name).width + 2 * LABEL_PADDING;
  const [left, top] = [x + 11, y + 15];
  context.beginPath();
  context.roundRect(left, top, width, LABEL_HEIGHT, 6);
  context.fill();
  context.fillStyle = '#fff';
  context.textBaseline = 'middle';
  context.fillText(name, left + LABEL_PADDING, top + LABEL_HEIGHT / 2 + 0.5);
  context.textBaseline = 'alphabetic';
}

/** The frame of the view when it follows somebody. */
export function drawFollowing(
  context: Canvas,
  width: number,
  height: number,
  colour: string,
): void {
  context.strokeStyle = colour;
  context.lineWidth = 4;
  context.strokeRect(2, 2, width - 4, height - 4);
}
