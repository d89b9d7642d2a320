import { BOARD_LIMITS, type StrokeTool as StrokeKind } from '@vigia/domain/board';
import type { StrokeWriter } from '../document/stroke-writer.js';
import { UNITS_PER_PIXEL, type Preview, type Sample, type Tool, type ToolHost } from './tool.js';

/** How a pencil or marker differs from the chosen style. */
export interface StrokeLook {
  readonly tool: StrokeKind;
  readonly width: number;
  readonly opacity: number;
}

/** New points go to everybody else at most this often. */
const SEND_MS = 33;
/** How much of each step the line takes: of a small one little, for a slow hand trembles and screens have pixels; … */
const LEAST_FOLLOW = 0.25;
/** … of one this long (CSS pixels) all, for a quick hand means what it draws. */
const MEANT_STEP = 14;
/** Nearer than this (CSS pixels) a point adds nothing that can be seen. */
const LEAST_STEP = 1.1;
/** Points closer than this (CSS pixels) are drawn towards the middle of their neighbours: half way, if very close. */
const EVENED_STEP = 24;
const EVENED = 0.5;
const FULL_PRESSURE = 255;

/**
 * Draws freehand. Points are smoothed as they come and stored so, the line on the screen ends at the pointer itself, and
 * its last point is where the pointer was lifted: what was seen while drawing is what stays.
 */
export class StrokeTool implements Tool {
  readonly cursor = 'crosshair';
  #drawing: Drawing | undefined;
  #nowMs = 0;

  constructor(
    private readonly host: ToolHost,
    private readonly look: () => StrokeLook,
  ) {}

  down(sample: Sample): void {
    const { tool, width, opacity } = this.look();
    const style = { tool, width, opacity, colour: this.host.style.colour };
    const writer = this.host.document.beginStroke(style);
    if (writer === undefined) return;
    this.#drawing = new Drawing(writer, style, sample);
    this.host.redraw();
  }

  move(samples: readonly Sample[]): void {
    if (this.#drawing === undefined) return;
    const pixel = UNITS_PER_PIXEL / this.host.zoom;
    for (const sample of samples) this.#drawing.follow(sample, pixel);
    this.host.redraw();
  }

  frame(nowMs: number): void {
    if (nowMs - this.#nowMs < SEND_MS) return;
    this.#nowMs = nowMs;
    this.#drawing?.send();
  }

  up(sample: Sample): void {
    this.#drawing?.end(sample);
    this.#drawing = undefined;
    this.host.redraw();
  }

  cancel(): void {
    this.#drawing?.cancel();
    this.#drawing = undefined;
    this.host.redraw();
  }

  preview(): Preview | undefined {
    return this.#drawing && { stroke: this.#drawing.shown() };
  }
}

/** One stroke from down to up. */
class Drawing {
  readonly #points: number[] = [];
  readonly #pressures: number[] = [];
  #sent = 0;
  /** CSS pixels between the last two points. */
  #step = 0;
  #x: number;
  #y: number;
  #tip: Sample;

  constructor(
    private readonly writer: StrokeWriter,
    private readonly style: StrokeLook & { readonly colour: number },
    first: Sample,
  ) {
    this.#x = first.x;
    this.#y = first.y;
    this.#tip = first;
    this.#add(first.x, first.y, first.pressure);
  }

  /** `pixel`: the units of a CSS pixel. */
  follow(sample: Sample, pixel: number): void {
    this.#tip = sample;
    const [dx, dy] = [sample.x - this.#x, sample.y - this.#y];
    const ahead = Math.hypot(dx, dy) / pixel;
    const share = Math.min(1, LEAST_FOLLOW + (1 - LEAST_FOLLOW) * (ahead / MEANT_STEP) ** 1.5);
    this.#x += dx * share;
    this.#y += dy * share;
    const [lastX, lastY] = [this.#points.at(-2) ?? 0, this.#points.at(-1) ?? 0];
    const step = Math.hypot(this.#x - lastX, this.#y - lastY) / pixel;
    if (step < LEAST_STEP) return;
    this.#add(this.#x, this.#y, sample.pressure);
    this.#even(step);
  }

  /** Evens out the last point but one, now that its neighbours are known. */
  #even(step: number): void {
    const points = this.#points;
    const at = points.length - 4;
    const share = EVENED * Math.max(0, 1 - Math.max(step, this.#step) / EVENED_STEP);
    this.#step = step;
    if (at < 2) return;
    for (const i of [at, at + 1]) {
      const middle = ((points[i - 2] ?? 0) + (points[i + 2] ?? 0)) / 2;
      points[i] = Math.round((points[i] ?? 0) * (1 - share) + middle * share);
    }
  }

  /** Tells others what will not change any more: all but the last point, or (at the end) all. */
  send(isEnd = false): void {
    const all = this.#points.length / 2;
    const count = isEnd ? all : Math.max(1, all - 1);
    if (this.#sent >= count) return;
    const pressures = this.#isPressed ? this.#pressures.slice(this.#sent, count) : undefined;
    this.writer.append(this.#points.slice(2 * this.#sent, 2 * count), pressures);
    this.#sent = count;
  }

  end(sample: Sample): void {
    const [x, y] = [whole(sample.x), whole(sample.y)];
    const isMoved = this.#points.at(-2) !== x || this.#points.at(-1) !== y;
    // A lifted pen presses no more; the line keeps the width it had.
    if (isMoved) this.#push(x, y, this.#pressures.at(-1) ?? FULL_PRESSURE);
    this.send(true);
    this.writer.finish();
  }

  cancel(): void {
    this.writer.cancel();
  }

  /** What is drawn of it now; parts that are objects already are not. */
  shown(): NonNullable<Preview['stroke']> {
    const from = this.writer.partStart;
    const points = this.#points.slice(2 * from);
    const [x, y] = [whole(this.#tip.x), whole(this.#tip.y)];
    const hasTip = points.at(-2) !== x || points.at(-1) !== y;
    if (hasTip) points.push(x, y);
    if (!this.#isPressed) return { ...this.style, points };
    const pressures = this.#pressures.slice(from);
    if (hasTip) pressures.push(pressures.at(-1) ?? FULL_PRESSURE);
    return { ...this.style, points, pressures };
  }

  get #isPressed(): boolean {
    return this.#pressures.length > 0;
  }

  #add(x: number, y: number, pressure: number | undefined): void {
    this.#x = x;
    this.#y = y;
    this.#push(whole(x), whole(y), pressure === undefined ? undefined : Math.round(pressure * 255));
  }

  #push(x: number, y: number, pressure: number | undefined): void {
    const isFirst = this.#points.length === 0;
    this.#points.push(x, y);
    // A stroke has pressures from its first point on, or never.
    if (isFirst ? pressure !== undefined : this.#isPressed) {
      this.#pressures.push(pressure ?? this.#pressures.at(-1) ?? FULL_PRESSURE);
    }
  }
}

function whole(value: number): number {
  const { coordinate } = BOARD_LIMITS;
  return Math.max(-coordinate, Math.min(coordinate, Math.round(value)));
}
