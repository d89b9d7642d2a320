import {
  BOARD_ROOTS,
  PIN_SIZE,
  boundsOf,
  readObject,
  unionOf,
  type BoardObject,
  type Box,
  type Stroke,
} from '@vigia/domain/board';
import type * as Y from 'yjs';

/** How large a picture may be, in objects and pixels; a thumbnail leaves out what nobody would see. */
export interface PictureOptions {
  readonly maxObjects: number;
  /** Every how many points of a long stroke one is drawn. */
  readonly maxPointsPerStroke: number;
  /** Whether all words of a note are told, also those for which it has no room. */
  readonly allWords: boolean;
}

/** The whole board. */
export const FULL: PictureOptions = {
  maxObjects: Infinity,
  maxPointsPerStroke: Infinity,
  allWords: true,
};

/** A small picture: the objects on top, in coarse lines. */
export const THUMBNAIL: PictureOptions = {
  maxObjects: 1_500,
  maxPointsPerStroke: 24,
  allWords: false,
};

const EMPTY: Box = { left: 0, top: 0, right: 4_000, bottom: 3_000 };
const MARGIN = 200;
const OPAQUE = 255;
const NOTE_FONT = 160;
const LINE_HEIGHT = 1.25;
const LINE = NOTE_FONT * LINE_HEIGHT;
/** How wide a letter of a note is, more or less: fonts are the reader's. */
const LETTER = NOTE_FONT * 0.55;
const XML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Control characters, lone surrogates and non-characters. */
const UNPRINTABLE = /[^\P{C}\n\p{Cf}]|\p{Cs}/gu;

interface Drawn {
  readonly id: string;
  readonly object: BoardObject;
  readonly text: string;
}

/** A board as SVG; photos and plans are frames, for they are not this service's to show. */
export function drawBoard(doc: Y.Doc, options: PictureOptions): string {
  const all = objectsOf(doc);
  const shown = all.slice(Math.max(0, all.length - options.maxObjects));
  const box = unionOf(shown.map(({ object, text }) => boundsOf(object, text))) ?? EMPTY;
  const { left, top, right, bottom } = widened(box);
  const view = [left, top, right - left, bottom - top].map(Math.round).join(' ');
  const body = shown.map((drawn) => draw(drawn, options)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${view}" role="img"><rect x="${px(left)}" y="${px(top)}" width="${px(right - left)}" height="${px(bottom - top)}" fill="#fff"/>${body}</svg>`;
}

/** What is on the board, from the bottom up. */
function objectsOf(doc: Y.Doc): Drawn[] {
  const texts = doc.getMap(BOARD_ROOTS.texts);
  const drawn: Drawn[] = [];
  for (const [id, value] of doc.getMap(BOARD_ROOTS.objects)) {
    const object = readObject(value);
    const text = texts.get(id);
    if (object !== undefined)
      drawn.push({ id, object, text: typeof text === 'string' ? text : '' });
  }
  return drawn.sort((a, b) => order(a.object.z, b.object.z) || order(a.id, b.id));
}

function draw({ object, text }: Drawn, options: PictureOptions): string {
  switch (object.kind) {
    case 'stroke':
      return drawStroke(object, options.maxPointsPerStroke);
    case 'line':
    case 'arrow': {
      const { x, y, w, h } = object;
      const head = object.kind === 'arrow' ? arrowHead(x, y, w, h, object.width) : '';
      return `<path d="M${px(x)} ${px(y)}l${px(w)} ${px(h)}${head}" fill="none"${outline(object)} stroke-linecap="round"/>`;
    }
    case 'rectangle': {
      const { x, y, w, h } = object;
      return `<rect x="${px(x)}" y="${px(y)}" width="${px(w)}" height="${px(h)}"${filling(object.fill)}${outline(object)}/>`;
    }
    case 'ellipse': {
      const { x, y, w, h } = object;
      return `<ellipse cx="${px(x + w / 2)}" cy="${px(y + h / 2)}" rx="${px(w / 2)}" ry="${px(h / 2)}"${filling(object.fill)}${outline(object)}/>`;
    }
    case 'text':
      return words(text, object.x, object.y, object.size, colour(object.colour), object.opacity);
    case 'note': {
      const { x, y, w, h } = object;
      const room = options.allWords ? Infinity : (h - NOTE_FONT) / LINE;
      const inside = folded(text, (w - 2 * NOTE_FONT) / LETTER, room);
      const label = words(inside, x + NOTE_FONT, y + 2 * NOTE_FONT, NOTE_FONT, '#111', OPAQUE);
      return `<rect x="${px(x)}" y="${px(y)}" width="${px(w)}" height="${px(h)}" fill="${colour(object.colour)}"/>${label}`;
    }
    case 'image': {
      const { x, y, w, h } = object;
      return `<rect x="${px(x)}" y="${px(y)}" width="${px(w)}" height="${px(h)}" fill="#eef2f7" stroke="#94a3b8" stroke-width="10"/>`;
    }
    case 'pin': {
      const { x, y } = object;
      const r = PIN_SIZE / 3;
      return `<circle cx="${px(x)}" cy="${px(y - PIN_SIZE / 2)}" r="${px(r)}" fill="${colour(object.colour)}"/>`;
    }
  }
}

function drawStroke(stroke: Stroke, maxPoints: number): string {
  const count = stroke.points.length / 2;
  const step = Math.max(1, Math.ceil(count / maxPoints));
  let path = '';
  for (let i = 0; i < count; i += 1) {
    if (i % step !== 0 && i !== count - 1) continue;
    path += `${path === '' ? 'M' : 'L'}${px(stroke.points[2 * i] ?? 0)} ${px(stroke.points[2 * i + 1] ?? 0)}`;
  }
  if (count === 1) path += 'l0 0';
  const blend = stroke.tool === 'marker' ? ' style="mix-blend-mode:multiply"' : '';
  return `<path d="${path}" fill="none"${outline(stroke)} stroke-linecap="round" stroke-linejoin="round"${blend}/>`;
}

function arrowHead(x: number, y: number, w: number, h: number, width: number): string {
  const length = Math.hypot(w, h);
  if (length === 0) return '';
  const size = Math.min(length / 2, 5 * width);
  const [ux, uy] = [w / length, h / length];
  const side = (turn: number): string =>
    `${px(x + w - size * (ux - turn * uy * 0.6))} ${px(y + h - size * (uy + turn * ux * 0.6))}`;
  return `M${side(1)}L${px(x + w)} ${px(y + h)}L${side(-1)}`;
}

function words(
  text: string,
  x: number,
  y: number,
  size: number,
  fill: string,
  opacity: number,
): string {
  const lines = text
    .split('\n')
    .map(
      (line, at) =>
        `<tspan x="${px(x)}" dy="${at === 0 ? '0' : px(size * LINE_HEIGHT)}">${escaped(line)}</tspan>`,
    );
  return `<text y="${px(y)}" font-family="sans-serif" font-size="${px(size)}" fill="${fill}"${faint('fill-opacity', opacity)}>${lines.join('')}</text>`;
}

/** The words in lines of so many letters, as many lines as there is room for. */
function folded(text: string, letters: number, most: number): string {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && longer.length > letters) {
        lines.push(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.push(line);
  }
  const shown = lines.slice(0, Math.max(1, Math.floor(most)));
  return shown.join('\n') + (shown.length < lines.length ? '…' : '');
}

function outline(object: {
  readonly colour: number;
  readonly width: number;
  readonly opacity: number;
}): string {
  return ` stroke="${colour(object.colour)}" stroke-width="${px(object.width)}"${faint('stroke-opacity', object.opacity)}`;
}

function filling(fill: number | null): string {
  return ` fill="${fill === null ? 'none' : colour(fill)}"`;
}

function faint(name: string, opacity: number): string {
  return opacity === OPAQUE ? '' : ` ${name}="${(opacity / OPAQUE).toFixed(2)}"`;
}

function colour(value: number): string {
  return `#${value.toString(16).padStart(6, '0')}`;
}

/** Text of strangers: nothing of it may be read as markup, and XML knows no control characters. */
function escaped(text: string): string {
  return text.replace(UNPRINTABLE, '').replace(/[&<>"]/g, (character) => XML[character] ?? '');
}

function widened({ left, top, right, bottom }: Box): Box {
  return { left: left - MARGIN, top: top - MARGIN, right: right + MARGIN, bottom: bottom + MARGIN };
}

function px(value: number): string {
  return String(Math.round(value));
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
