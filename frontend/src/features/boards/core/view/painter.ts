import {
  OPAQUE,
  PIN_SIZE,
  type BoardObject,
  type Note,
  type Picture,
  type Pin,
  type Shape,
  type Stroke,
  type TextLabel,
} from '@vigia/domain/board';
import type { BoardItem } from '../document/board-item.js';
import { tracePin, tracePinEye, traceShape } from '../geometry/shape-path.js';
import { traceCentre, traceOutline } from '../geometry/stroke-path.js';
import {
  FONT_FAMILY,
  layOutNote,
  layOutText,
  type MeasureText,
  type TextLayout,
} from '../geometry/text-layout.js';
import type { Pictures } from './pictures.js';

export type Canvas = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
type DrawnStroke = Pick<Stroke, 'tool' | 'colour' | 'width' | 'opacity' | 'points'> & {
  readonly pressures?: readonly number[] | undefined;
};

const NOTE_EDGE = 20;
const PLACEHOLDER = { fill: '#eef2f7', line: '#94a3b8', words: '#475569' } as const;
const PLACEHOLDER_SIZE = 140;

/** A path, and how coarse it is: 1 has every point. */
interface KnownPath {
  readonly step: number;
  readonly path: Path2D;
}

/** Device pixels between two points below which nobody sees one more. */
const SEEN = 1.2;
const COARSEST = 16;
/** Lines thinner than this (device pixels) have corners that nobody sees. */
const THIN = 2.5;

/** Draws objects; the context is set up in units. */
export class Painter {
  readonly #paths = new WeakMap<BoardObject, KnownPath>();
  readonly #segments = new WeakMap<BoardObject, number>();
  /** Device pixels a unit: how much detail is worth drawing. */
  scale = Infinity;

  constructor(
    private readonly measure: MeasureText,
    private readonly pictures: Pick<Pictures, 'get'> | undefined,
    private readonly words: { readonly pictureLoading: string; readonly pictureFailed: string },
  ) {}

  paint(context: Canvas, { object, text }: BoardItem): void {
    switch (object.kind) {
      case 'stroke':
        this.#stroke(context, object, this.#strokePath(object));
        return;
      case 'line':
      case 'arrow':
      case 'rectangle':
      case 'ellipse':
        this.#shape(context, object);
        return;
      case 'text':
        this.#text(context, object, text);
        return;
      case 'note':
        this.#note(context, object, text);
        return;
      case 'image':
        this.#picture(context, object);
        return;
      case 'pin':
        this.#pin(context, object);
    }
  }

  /** A stroke that is not finished: it has no path worth keeping. */
  paintGrowing(context: Canvas, stroke: DrawnStroke): void {
    this.#stroke(context, stroke, strokePath(stroke));
  }

  #stroke(context: Canvas, stroke: DrawnStroke, path: Path2D): void {
    context.globalAlpha = stroke.opacity / OPAQUE;
    const isMarker = stroke.tool === 'marker';
    if (isMarker) context.globalCompositeOperation = 'multiply';
    if (stroke.pressures === undefined) {
      context.strokeStyle = cssColour(stroke.colour);
      context.lineWidth = stroke.width;
      context.lineCap = 'round';
      context.lineJoin = stroke.width * this.scale < THIN ? 'bevel' : 'round';
      context.stroke(path);
    } else {
      context.fillStyle = cssColour(stroke.colour);
      context.fill(path);
    }
    if (isMarker) context.globalCompositeOperation = 'source-over';
    context.globalAlpha = 1;
  }

  #shape(context: Canvas, shape: Shape): void {
    const path = this.#pathOf(shape, () => {
      const traced = new Path2D();
      traceShape(shape, traced);
      return traced;
    });
    context.globalAlpha = shape.opacity / OPAQUE;
    if (shape.fill !== null && (shape.kind === 'rectangle' || shape.kind === 'ellipse')) {
      context.fillStyle = cssColour(shape.fill);
      context.fill(path);
    }
    context.strokeStyle = cssColour(shape.colour);
    context.lineWidth = shape.width;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.stroke(path);
    context.globalAlpha = 1;
  }

  #text(context: Canvas, label: TextLabel, text: string): void {
    context.globalAlpha = label.opacity / OPAQUE;
    paintLines(context, layOutText(label, text), cssColour(label.colour));
    context.globalAlpha = 1;
  }

  #note(context: Canvas, note: Note, text: string): void {
    const { x, y, w, h } = note;
    context.fillStyle = cssColour(note.colour);
    context.fillRect(x, y, w, h);
    // A hint of thickness at the foot: a blurred shadow costs a hundred times as much.
    context.fillStyle = 'rgb(0 0 0 / 0.08)';
    context.fillRect(x, y + h - NOTE_EDGE, w, NOTE_EDGE);
    paintLines(context, layOutNote(note, text, this.measure), inkOn(note.colour));
  }

  #picture(context: Canvas, picture: Picture): void {
    const { x, y, w, h } = picture;
    const state = this.pictures?.get(picture.ref);
    if (state?.kind === 'there') {
      context.globalAlpha = picture.opacity / OPAQUE;
      context.drawImage(state.image, x, y, w, h);
      context.globalAlpha = 1;
      return;
    }
    context.fillStyle = PLACEHOLDER.fill;
    context.fillRect(x, y, w, h);
    context.strokeStyle = PLACEHOLDER.line;
    context.lineWidth = 10;
    context.strokeRect(x, y, w, h);
    if (state === undefined) return;
    const { pictureLoading, pictureFailed } = this.words;
    context.fillStyle = PLACEHOLDER.words;
    context.font = `${String(Math.min(PLACEHOLDER_SIZE, w / 12))}px ${FONT_FAMILY}`;
    context.textAlign = 'center';
    context.fillText(
      state.kind === 'failed' ? pictureFailed : pictureLoading,
      x + w / 2,
      y + h / 2,
    );
    context.textAlign = 'start';
  }

  #pin(context: Canvas, pin: Pin): void {
    const path = this.#pathOf(pin, () => {
      const traced = new Path2D();
      tracePin(pin.x, pin.y, PIN_SIZE, traced);
      return traced;
    });
    context.globalAlpha = pin.done ? 0.55 : 1;
    context.fillStyle = cssColour(pin.colour);
    context.fill(path);
    context.strokeStyle = '#fff';
    context.lineWidth = 14;
    context.lineJoin = 'round';
    context.stroke(path);
    context.globalAlpha = 1;
    if (pin.done) {
      const middle = pin.y - PIN_SIZE * 0.64;
      context.beginPath();
      context.moveTo(pin.x - 36, middle + 2);
      context.lineTo(pin.x - 10, middle + 28);
      context.lineTo(pin.x + 40, middle - 30);
      context.lineWidth = 22;
      context.lineCap = 'round';
      context.stroke();
      return;
    }
    const eye = new Path2D();
    tracePinEye(pin.x, pin.y, PIN_SIZE, eye);
    context.fillStyle = '#fff';
    context.fill(eye);
  }

  #pathOf(object: BoardObject, make: () => Path2D, step = 1): Path2D {
    const known = this.#paths.get(object);
    if (known?.step === step) return known.path;
    const path = make();
    this.#paths.set(object, { step, path });
    return path;
  }

  /** From afar every second, fourth … point is enough. */
  #strokePath(stroke: Stroke): Path2D {
    let segment = this.#segments.get(stroke);
    if (segment === undefined) {
      segment = meanSegment(stroke.points);
      this.#segments.set(stroke, segment);
    }
    const wanted = 2 ** Math.floor(Math.log2(SEEN / Math.max(1e-6, segment * this.scale)));
    const step = Math.max(1, Math.min(COARSEST, wanted));
    return this.#pathOf(
      stroke,
      () => strokePath(step === 1 ? stroke : thinned(stroke, step)),
      step,
    );
  }
}

export function cssColour(value: number): string {
  return `#${value.toString(16).padStart(6, '0')}`;
}

/** Dark or light words, whichever can be read on a colour. */
export function inkOn(colour: number): string {
  const [red, green, blue] = [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
  return 0.299 * red + 0.587 * green + 0.114 * blue > 140 ? '#111' : '#fff';
}

function meanSegment(points: Stroke['points']): number {
  let length = 0;
  for (let at = 2; at + 1 < points.length; at += 2) {
    const dx = (points[at] ?? 0) - (points[at - 2] ?? 0);
    const dy = (points[at + 1] ?? 0) - (points[at - 1] ?? 0);
    length += Math.hypot(dx, dy);
  }
  return points.length > 2 ? (2 * length) / (points.length - 2) : Infinity;
}

/** Every so many points, and the last. */
function thinned(stroke: Stroke, step: number): DrawnStroke {
  const count = stroke.points.length / 2;
  const isKept = (index: number): boolean => index % step === 0 || index === count - 1;
  return {
    ...stroke,
    points: stroke.points.filter((_, at) => isKept(at >> 1)),
    ...(stroke.pressures && { pressures: stroke.pressures.filter((_, at) => isKept(at)) }),
  };
}

function strokePath(stroke: DrawnStroke): Path2D {
  const path = new Path2D();
  if (stroke.pressures === undefined) traceCentre(stroke.points, path);
  else traceOutline(stroke.points, stroke.pressures, stroke.width, path);
  return path;
}

function paintLines(context: Canvas, layout: TextLayout, colour: string): void {
  context.fillStyle = colour;
  context.font = `${String(layout.size)}px ${FONT_FAMILY}`;
  layout.lines.forEach((line, at) => {
    context.fillText(line, layout.left, layout.baseline + at * layout.lineHeight);
  });
}
