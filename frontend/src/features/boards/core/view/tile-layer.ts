import type { Box } from '@vigia/domain/board';
import type { BoardItem } from '../document/board-item.js';
import { isTouching, widenedBy } from '../geometry/box.js';
import type { Canvas, Painter } from './painter.js';
import type { Scene } from './scene.js';
import { UNITS_PER_PIXEL, type Viewport } from './viewport.js';

interface Raster {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
}

/** A picture being drawn, perhaps over several frames. */
interface Work {
  readonly raster: Raster;
  readonly items: BoardItem[];
  done: number;
}

interface Tile {
  readonly column: number;
  readonly row: number;
  /** What is shown: finished, though perhaps no longer true. */
  shown: Raster | undefined;
  /** All of it is to be drawn (again). */
  isStale: boolean;
  /** These parts of it are to be drawn again. */
  dirty: Box[];
  work: Work | undefined;
}

interface TileSet {
  /** Device pixels a unit. */
  readonly scale: number;
  readonly size: number;
  readonly tiles: Map<string, Tile>;
}

interface Range {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const TILE_PIXELS = 512;
const LARGEST_TILE = 1_024;
/** Objects drawn between two looks at the clock. */
const BATCH = 24;
const SPARE_RASTERS = 8;
/** More changed parts than this, and all of a tile is drawn again. */
const PARTS = 32;

/**
 * Finished objects as a mosaic of pictures: panning moves it, zooming stretches it until sharper tiles are drawn, a
 * new object touches only the tiles below it. Drawing stops when a frame has taken long enough, and goes on in the next.
 */
export class TileLayer {
  #current: TileSet | undefined;
  /** What was there before the zoom changed, shown until the current tiles are drawn. */
  #before: TileSet | undefined;
  #hidden: ReadonlySet<string> = new Set();
  readonly #spare: Raster[] = [];

  constructor(
    private readonly scene: Scene,
    private readonly painter: Painter,
  ) {}

  /** Objects that somebody else draws for now; `true` when they are others than before. */
  hide(ids: ReadonlySet<string>): boolean {
    const changed = [...ids, ...this.#hidden].filter((id) => ids.has(id) !== this.#hidden.has(id));
    this.#hidden = ids;
    for (const id of changed) {
      const box = this.scene.boxOf(id);
      if (box !== undefined) this.invalidate(box);
    }
    return changed.length > 0;
  }

  /** What is in the region looks different now. */
  invalidate(box: Box): void {
    for (const tile of this.#touched(box)) {
      if (tile.shown === undefined && tile.work === undefined) continue;
      tile.dirty.push(box);
      if (tile.dirty.length > PARTS) this.#spoil(tile);
    }
  }

  invalidateAll(): void {
    for (const tile of this.#current?.tiles.values() ?? []) this.#spoil(tile);
  }

  /** Draws a new object over what is there. */
  paintOver(item: BoardItem): void {
    const box = this.scene.boxOf(item.id);
    const set = this.#current;
    if (box === undefined || set === undefined || !this.#isShown(item)) return;
    for (const tile of this.#touched(box)) {
      tile.work?.items.push(item);
      if (tile.shown === undefined) continue;
      this.#place(tile.shown.context, set, tile);
      this.painter.paint(tile.shown.context, item);
    }
  }

  /**
   * Draws tiles for at most this many milliseconds; `true` when something is left to do. While the zoom moves nothing is
   * drawn anew.
   */
  render(viewport: Viewport, view: View, budgetMs: number, isZooming: boolean): boolean {
    const scale = scaleOf(viewport, view);
    if (isZooming && this.#current !== undefined) return this.#current.scale !== scale;
    const set = this.#setFor(scale, view.ratio);
    const deadline = performance.now() + budgetMs;
    this.painter.scale = scale;
    const seen = rangeOf(viewport, view, set);
    const wanted = this.#unfinished(set, seen);
    for (const tile of wanted) {
      if (!this.#draw(set, tile, deadline)) return true;
    }
    this.#retire(this.#before);
    this.#before = undefined;
    // What is just outside, so that panning finds it there.
    const around = {
      left: seen.left - 1,
      top: seen.top - 1,
      right: seen.right + 1,
      bottom: seen.bottom + 1,
    };
    for (const tile of this.#unfinished(set, around)) {
      if (!this.#draw(set, tile, deadline)) return true;
    }
    this.#evict(set, around);
    return false;
  }

  /** Puts the mosaic on the screen; the context is in device pixels. */
  compose(context: Canvas, viewport: Viewport, view: View): void {
    const scale = scaleOf(viewport, view);
    const set = this.#current;
    if (set === undefined) return;
    if (set.scale !== scale) {
      this.#stretch(context, set, viewport, view);
      return;
    }
    const [originX, originY] = originOf(viewport, scale);
    const { left, top, right, bottom } = rangeOf(viewport, view, set);
    for (let column = left; column <= right; column += 1) {
      for (let row = top; row <= bottom; row += 1) {
        const shown = set.tiles.get(nameOf(column, row))?.shown;
        const [x, y] = [column * set.size - originX, row * set.size - originY];
        if (shown !== undefined) {
          context.drawImage(shown.canvas, x, y);
        } else if (this.#before !== undefined) {
          context.save();
          context.beginPath();
          context.rect(x, y, set.size, set.size);
          context.clip();
          this.#stretch(context, this.#before, viewport, view);
          context.restore();
        }
      }
    }
  }

  #stretch(context: Canvas, set: TileSet, viewport: Viewport, view: View): void {
    const scale = scaleOf(viewport, view);
    const [originX, originY] = originOf(viewport, scale);
    const side = (set.size * scale) / set.scale;
    const { width, height } = view;
    for (const { column, row, shown } of set.tiles.values()) {
      const [x, y] = [column * side - originX, row * side - originY];
      const isSeen = x < width && y < height && x + side > 0 && y + side > 0;
      if (shown !== undefined && isSeen) context.drawImage(shown.canvas, x, y, side, side);
    }
  }

  #setFor(scale: number, ratio: number): TileSet {
    if (this.#current?.scale === scale) return this.#current;
    const old = this.#current;
    const hasPicture = [...(old?.tiles.values() ?? [])].some(({ shown }) => shown !== undefined);
    if (hasPicture || this.#before === undefined) {
      this.#retire(this.#before);
      this.#before = old;
    } else {
      this.#retire(old);
    }
    for (const tile of this.#before?.tiles.values() ?? []) this.#drop(tile);
    const size = Math.min(LARGEST_TILE, Math.round(TILE_PIXELS * ratio));
    this.#current = { scale, size, tiles: new Map() };
    return this.#current;
  }

  /** Tiles of a range that are not drawn or no longer true, from the middle outwards. */
  #unfinished(set: TileSet, { left, top, right, bottom }: Range): Tile[] {
    const found: Tile[] = [];
    for (let column = left; column <= right; column += 1) {
      for (let row = top; row <= bottom; row += 1) {
        const name = nameOf(column, row);
        let tile = set.tiles.get(name);
        if (tile === undefined) {
          tile = { column, row, shown: undefined, isStale: true, dirty: [], work: undefined };
          set.tiles.set(name, tile);
        }
        if (tile.isStale || tile.dirty.length > 0) found.push(tile);
      }
    }
    const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
    const far = ({ column, row }: Tile): number => Math.hypot(column - middleX, row - middleY);
    return found.sort((a, b) => far(a) - far(b));
  }

  /** Draws until it is done (`true`) or time is up. */
  #draw(set: TileSet, tile: Tile, deadline: number): boolean {
    if (!tile.isStale) {
      this.#mend(set, tile);
      return performance.now() <= deadline;
    }
    tile.work ??= this.#begin(set, tile);
    const { raster, items } = tile.work;
    while (tile.work.done < items.length) {
      const end = Math.min(items.length, tile.work.done + BATCH);
      for (; tile.work.done < end; tile.work.done += 1) {
        const item = items[tile.work.done];
        if (item !== undefined && this.#isShown(item)) {
          this.painter.paint(raster.context, item);
        }
      }
      if (performance.now() > deadline && tile.work.done < items.length) return false;
    }
    if (tile.shown !== undefined) this.#release(tile.shown);
    tile.shown = raster;
    tile.isStale = false;
    tile.work = undefined;
    this.#mend(set, tile);
    return performance.now() <= deadline;
  }

  /** Draws the parts again that changed since; whole pixels, so that no seam is seen. */
  #mend(set: TileSet, tile: Tile): void {
    const { scale, size } = set;
    const context = tile.shown?.context;
    const parts = tile.dirty;
    tile.dirty = [];
    if (context === undefined) return;
    const [originX, originY] = [tile.column * size, tile.row * size];
    for (const part of parts) {
      const left = Math.max(0, Math.floor(part.left * scale - originX) - 1);
      const top = Math.max(0, Math.floor(part.top * scale - originY) - 1);
      const right = Math.min(size, Math.ceil(part.right * scale - originX) + 1);
      const bottom = Math.min(size, Math.ceil(part.bottom * scale - originY) + 1);
      if (right <= left || bottom <= top) continue;
      context.save();
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.beginPath();
      context.rect(left, top, right - left, bottom - top);
      context.clip();
      context.clearRect(left, top, right - left, bottom - top);
      this.#place(context, set, tile);
      const region = {
        left: (left + originX) / scale,
        top: (top + originY) / scale,
        right: (right + originX) / scale,
        bottom: (bottom + originY) / scale,
      };
      for (const item of this.scene.touching(region)) {
        if (this.#isShown(item)) this.painter.paint(context, item);
      }
      context.restore();
    }
  }

  /** Pins are not of the mosaic: they keep their size from afar. */
  #isShown({ id, object }: BoardItem): boolean {
    return object.kind !== 'pin' && !this.#hidden.has(id);
  }

  #spoil(tile: Tile): void {
    tile.isStale = true;
    tile.dirty = [];
    this.#drop(tile);
  }

  #begin(set: TileSet, tile: Tile): Work {
    const raster = this.#take(set.size);
    this.#place(raster.context, set, tile);
    const items = [...this.scene.touching(widenedBy(boxOf(set, tile), 1 / set.scale))];
    return { raster, items, done: 0 };
  }

  #place(context: CanvasRenderingContext2D, { scale, size }: TileSet, tile: Tile): void {
    context.setTransform(scale, 0, 0, scale, -tile.column * size, -tile.row * size);
  }

  *#touched(box: Box): Generator<Tile> {
    const set = this.#current;
    if (set === undefined) return;
    const around = widenedBy(box, 1 / set.scale);
    for (const tile of set.tiles.values()) {
      if (isTouching(boxOf(set, tile), around)) yield tile;
    }
  }

  #evict(set: TileSet, { left, top, right, bottom }: Range): void {
    for (const [name, tile] of set.tiles) {
      const { column, row } = tile;
      const isNear =
        column >= left - 1 && column <= right + 1 && row >= top - 1 && row <= bottom + 1;
      if (isNear) continue;
      this.#forget(tile);
      set.tiles.delete(name);
    }
  }

  #retire(set: TileSet | undefined): void {
    for (const tile of set?.tiles.values() ?? []) this.#forget(tile);
    set?.tiles.clear();
  }

  #forget(tile: Tile): void {
    this.#drop(tile);
    if (tile.shown !== undefined) this.#release(tile.shown);
    tile.shown = undefined;
  }

  /** Begun work that is no longer wanted. */
  #drop(tile: Tile): void {
    if (tile.work !== undefined) this.#release(tile.work.raster);
    tile.work = undefined;
  }

  #take(size: number): Raster {
    const used = this.#spare.pop();
    if (used?.canvas.width === size) {
      used.context.setTransform(1, 0, 0, 1, 0, 0);
      used.context.clearRect(0, 0, size, size);
      return used;
    }
    const canvas = document.createElement('canvas');
    canvas.width = size;
    canvas.height = size;
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('This browser gives no canvas.');
    return { canvas, context };
  }

  #release(raster: Raster): void {
    if (this.#spare.length < SPARE_RASTERS) this.#spare.push(raster);
  }
}

/** The canvas to draw for, in device pixels. */
export interface View {
  readonly width: number;
  readonly height: number;
  /** Device pixels a CSS pixel. */
  readonly ratio: number;
}

/** Device pixels a unit. */
export function scaleOf({ zoom }: Viewport, { ratio }: View): number {
  return (zoom / UNITS_PER_PIXEL) * ratio;
}

/** The top left corner in whole device pixels, so that tiles are never resampled. */
export function originOf({ x, y }: Viewport, scale: number): [number, number] {
  return [Math.round(x * scale), Math.round(y * scale)];
}

function rangeOf(viewport: Viewport, { width, height }: View, { scale, size }: TileSet): Range {
  const [x, y] = originOf(viewport, scale);
  return {
    left: Math.floor(x / size),
    top: Math.floor(y / size),
    right: Math.floor((x + width - 1) / size),
    bottom: Math.floor((y + height - 1) / size),
  };
}

function boxOf({ scale, size }: TileSet, { column, row }: Tile): Box {
  const side = size / scale;
  return {
    left: column * side,
    top: row * side,
    right: (column + 1) * side,
    bottom: (row + 1) * side,
  };
}

function nameOf(column: number, row: number): string {
  return `${String(column)},${String(row)}`;
}
