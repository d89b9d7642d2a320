import { OPAQUE, PIN_SIZE, type BoardObject } from '@vigia/domain/board';
import type { BoardDocument } from '../document/board-document.js';
import type { BoardItem } from '../document/board-item.js';
import { heightOf, widthOf } from '../geometry/box.js';
import { tracePin, tracePinEye, traceShape } from '../geometry/shape-path.js';
import { traceCentre, traceOutline, type PathSink } from '../geometry/stroke-path.js';
import {
  createMeasure,
  layOutNote,
  layOutText,
  type MeasureText,
  type TextLayout,
} from '../geometry/text-layout.js';
import { cssColour, inkOn } from '../view/painter.js';
import { sheetOf, type ExportOptions } from './export-options.js';
import { dataUrlOf, fetchPictures } from './export-pictures.js';

const XML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
/** Control characters and lone surrogates, which XML does not know. */
const UNPRINTABLE = /[^\P{C}\n\p{Cf}]|\p{Cs}/gu;
const UNITS_PER_PIXEL = 10;

/** The board, or some of it, as SVG with its pictures inside. */
export async function exportSvg(
  document: BoardDocument,
  options: ExportOptions = {},
): Promise<Blob> {
  const { items, box } = sheetOf(document, options.ids);
  const blobs = await fetchPictures(items, options.resolveImage);
  const urls = new Map<string, string>();
  for (const [ref, blob] of blobs) urls.set(ref, await dataUrlOf(blob));
  const measure = createMeasure();
  const [width, height] = [widthOf(box), heightOf(box)];
  const place = `x="${text(box.left)}" y="${text(box.top)}" width="${text(width)}" height="${text(height)}"`;
  const { background = '#ffffff' } = options;
  const sheet = background === null ? '' : `<rect ${place} fill="${escaped(background)}"/>`;
  const body = items.map((item) => draw(item, urls, measure)).join('\n');
  const size = `width="${text(width / UNITS_PER_PIXEL)}" height="${text(height / UNITS_PER_PIXEL)}"`;
  const view = `viewBox="${[box.left, box.top, width, height].map(text).join(' ')}"`;
  return new Blob(
    [`<svg xmlns="http://www.w3.org/2000/svg" ${size} ${view}>\n${sheet}\n${body}\n</svg>\n`],
    { type: 'image/svg+xml' },
  );
}

function draw(
  { object, text: words }: BoardItem,
  urls: ReadonlyMap<string, string>,
  measure: MeasureText,
): string {
  switch (object.kind) {
    case 'stroke': {
      const path = new SvgPath();
      const blend = object.tool === 'marker' ? ' style="mix-blend-mode:multiply"' : '';
      if (object.pressures === undefined) {
        traceCentre(object.points, path);
        return `<path d="${path.d}" fill="none"${outline(object)}${blend}/>`;
      }
      traceOutline(object.points, object.pressures, object.width, path);
      const { colour, opacity } = object;
      return `<path d="${path.d}" fill="${cssColour(colour)}"${faint('opacity', opacity)}${blend}/>`;
    }
    case 'line':
    case 'arrow':
    case 'rectangle':
    case 'ellipse': {
      const path = new SvgPath();
      traceShape(object, path);
      const fill = object.fill === null ? 'none' : cssColour(object.fill);
      return `<path d="${path.d}" fill="${fill}"${faint('fill-opacity', object.opacity)}${outline(object)}/>`;
    }
    case 'text': {
      const colour = cssColour(object.colour);
      return lines(layOutText(object, words), colour, faint('opacity', object.opacity));
    }
    case 'note': {
      const sheet = `<rect ${area(object)} fill="${cssColour(object.colour)}"/>`;
      return sheet + lines(layOutNote(object, words, measure), inkOn(object.colour), '');
    }
    case 'image': {
      const url = urls.get(object.ref);
      return url === undefined
        ? `<rect ${area(object)} fill="#eef2f7" stroke="#94a3b8" stroke-width="10"/>`
        : `<image ${area(object)} preserveAspectRatio="none" href="${url}"${faint('opacity', object.opacity)}/>`;
    }
    case 'pin': {
      const path = new SvgPath();
      tracePin(object.x, object.y, PIN_SIZE, path);
      const eye = new SvgPath();
      tracePinEye(object.x, object.y, PIN_SIZE, eye);
      const title = words === '' ? '' : `<title>${escaped(words)}</title>`;
      return `<path d="${path.d}" fill="${cssColour(object.colour)}" stroke="#fff" stroke-width="14">${title}</path><path d="${eye.d}" fill="#fff"/>`;
    }
  }
}

/** Writes a path in the language of SVG. */
class SvgPath implements PathSink {
  d = '';

  moveTo(x: number, y: number): void {
    this.d += `M${text(x)} ${text(y)}`;
  }

  lineTo(x: number, y: number): void {
    this.d += `L${text(x)} ${text(y)}`;
  }

  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
    this.d += `Q${text(cx)} ${text(cy)} ${text(x)} ${text(y)}`;
  }

  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.d += `C${[x1, y1, x2, y2, x, y].map(text).join(' ')}`;
  }

  closePath(): void {
    this.d += 'Z';
  }
}

function lines(layout: TextLayout, colour: string, more: string): string {
  const spans = layout.lines.map((line, at) => {
    const y = layout.baseline + at * layout.lineHeight;
    return `<tspan x="${text(layout.left)}" y="${text(y)}">${escaped(line)}</tspan>`;
  });
  return `<text font-family="'Hanken Grotesk', sans-serif" font-size="${text(layout.size)}" fill="${colour}" xml:space="preserve"${more}>${spans.join('')}</text>`;
}

function outline(object: Extract<BoardObject, { readonly width: number }>): string {
  return ` stroke="${cssColour(object.colour)}" stroke-width="${text(object.width)}" stroke-linecap="round" stroke-linejoin="round"${faint('stroke-opacity', object.opacity)}`;
}

function faint(name: string, opacity: number): string {
  return opacity === OPAQUE ? '' : ` ${name}="${(opacity / OPAQUE).toFixed(3)}"`;
}

function area({ x, y, w, h }: { x: number; y: number; w: number; h: number }): string {
  return `x="${text(x)}" y="${text(y)}" width="${text(w)}" height="${text(h)}"`;
}

function text(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Words of strangers: nothing of them may be read as markup. */
function escaped(words: string): string {
  return words.replace(UNPRINTABLE, '').replace(/[&<>"]/g, (one) => XML[one] ?? '');
}
