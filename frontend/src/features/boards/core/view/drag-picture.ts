import type { Box } from '@vigia/domain/board';
import type { BoardItem } from '../document/board-item.js';
import { compareItems } from '../document/board-item.js';
import { resized } from '../document/transform-object.js';
import { heightOf, widthOf } from '../geometry/box.js';
import type { Canvas, Painter } from './painter.js';
import { originOf, scaleOf, type View } from './tile-layer.js';
import type { Viewport } from './viewport.js';

/** So many objects are drawn anew in every frame; more are drawn once and moved as a picture. */
const DRAWN_EACH_FRAME = 300;
const RESIZED_EACH_FRAME = 60;

/** Objects under the pointer that drags them. */
export class DragPicture {
  readonly #items: readonly BoardItem[];
  #picture: HTMLCanvasElement | undefined;
  #takenAt: Viewport | undefined;

  constructor(
    items: readonly BoardItem[],
    private readonly from: Box,
  ) {
    // Pins keep their size from afar, and are drawn with the others of their kind.
    this.#items = items.filter(({ object }) => object.kind !== 'pin').sort(compareItems);
  }

  /** Draws them where they are now; the context is in device pixels. */
  draw(context: Canvas, painter: Painter, viewport: Viewport, view: View, to: Box): void {
    const isMove = isSameSize(this.from, to);
    if (this.#items.length <= (isMove ? DRAWN_EACH_FRAME : RESIZED_EACH_FRAME)) {
      this.#drawEach(context, painter, viewport, view, to, isMove);
      return;
    }
    const picture = this.#take(painter, viewport, view);
    const scale = scaleOf(viewport, view);
    const [originX, originY] = originOf(viewport, scale);
    const [scaleX, scaleY] = [
      widthOf(to) / Math.max(1, widthOf(this.from)),
      heightOf(to) / Math.max(1, heightOf(this.from)),
    ];
    // Where the corner of the view was when the picture was taken, after the change.
    const x = (to.left + (originX / scale - this.from.left) * scaleX) * scale - originX;
    const y = (to.top + (originY / scale - this.from.top) * scaleY) * scale - originY;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(picture, x, y, view.width * scaleX, view.height * scaleY);
  }

  #drawEach(
    context: Canvas,
    painter: Painter,
    viewport: Viewport,
    view: View,
    to: Box,
    isMove: boolean,
  ): void {
    const scale = scaleOf(viewport, view);
    const [originX, originY] = originOf(viewport, scale);
    const [dx, dy] = isMove
      ? [(to.left - this.from.left) * scale, (to.top - this.from.top) * scale]
      : [0, 0];
    context.setTransform(scale, 0, 0, scale, dx - originX, dy - originY);
    for (const item of this.#items) {
      const object = isMove ? item.object : resized(item.object, this.from, to);
      painter.paint(context, isMove ? item : { ...item, object });
    }
  }

  #take(painter: Painter, viewport: Viewport, view: View): HTMLCanvasElement {
    if (this.#picture !== undefined && this.#takenAt === viewport) return this.#picture;
    const canvas = this.#picture ?? document.createElement('canvas');
    canvas.width = view.width;
    canvas.height = view.height;
    const context = canvas.getContext('2d');
    if (context !== null) {
      this.#drawEach(context, painter, viewport, view, this.from, true);
    }
    this.#picture = canvas;
    this.#takenAt = viewport;
    return canvas;
  }
}

function isSameSize(a: Box, b: Box): boolean {
  return widthOf(a) === widthOf(b) && heightOf(a) === heightOf(b);
}
