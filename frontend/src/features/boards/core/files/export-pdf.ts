import { OPAQUE, PIN_SIZE, type BoardObject, type Picture } from '@vigia/domain/board';
import type { BoardDocument } from '../document/board-document.js';
import type { BoardItem } from '../document/board-item.js';
import { heightOf, widthOf } from '../geometry/box.js';
import { tracePin, tracePinEye, traceShape } from '../geometry/shape-path.js';
import { traceCentre, traceOutline, type PathSink } from '../geometry/stroke-path.js';
import {
  FONT_FAMILY,
  createMeasure,
  layOutNote,
  layOutText,
  type MeasureText,
  type TextLayout,
} from '../geometry/text-layout.js';
import { inkOn } from '../view/painter.js';
import { sheetOf, type ExportOptions } from './export-options.js';
import { decodePictures, fetchPictures } from './export-pictures.js';
import { PdfWriter } from './pdf-writer.js';
import { toWinAnsi } from './win-ansi.js';

/** Points a unit: a CSS pixel is three quarters of a point. */
const POINTS_PER_UNIT = 0.075;
/** A PDF page ends here. */
const LONGEST_SIDE = 14_400;
const PICTURE_PIXELS = 2_400;
const PICTURE_QUALITY = 0.9;
/** The standard font is a little wider than ours. */
const FONT_WIDTH = 94;
const LETTER_PIXELS = 48;

/** The board, or some of it, as one PDF page: lines and words stay lines and words. */
export async function exportPdf(
  document: BoardDocument,
  options: ExportOptions & { readonly title?: string } = {},
): Promise<Blob> {
  const { items, box } = sheetOf(document, options.ids);
  const { images, close } = await decodePictures(await fetchPictures(items, options.resolveImage));
  try {
    const writer = new PdfWriter();
    const page = new PdfPage(writer, createMeasure(), images);
    const scale = Math.min(POINTS_PER_UNIT, LONGEST_SIDE / Math.max(widthOf(box), heightOf(box)));
    const [width, height] = [widthOf(box) * scale, heightOf(box) * scale];
    // Our y grows downwards.
    page.say(
      `${n(scale)} 0 0 ${n(-scale)} ${n(-box.left * scale)} ${n(height + box.top * scale)} cm`,
    );
    page.say('1 J 1 j');
    for (const item of items) await page.draw(item);
    const contents = await writer.packed(page.commands);
    const pages = writer.reserve();
    const kid = writer.object(
      `<< /Type /Page /Parent ${ref(pages)} /MediaBox [0 0 ${n(width)} ${n(height)}] /Resources ${page.resources()} /Contents ${ref(contents)} >>`,
    );
    writer.object(`<< /Type /Pages /Kids [${ref(kid)}] /Count 1 >>`, pages);
    const root = writer.object(
      `<< /Type /Catalog /Pages ${ref(pages)} /ViewerPreferences << /DisplayDocTitle true >> >>`,
    );
    const info = writer.object(`<< /Title ${titleOf(options.title ?? '')} >>`);
    return writer.finish(root, info);
  } finally {
    close();
  }
}

/** The commands that draw one page, and what they refer to. */
class PdfPage {
  commands = '';
  readonly #font: number;
  readonly #states = new Map<string, number>();
  readonly #images = new Map<string, number>();

  constructor(
    private readonly writer: PdfWriter,
    private readonly measure: MeasureText,
    private readonly pictures: ReadonlyMap<string, HTMLImageElement>,
  ) {
    this.#font = writer.object(
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    );
  }

  say(command: string): void {
    this.commands += `${command}\n`;
  }

  resources(): string {
    const named = (all: ReadonlyMap<string, number>): string =>
      [...all].map(([name, number]) => `/${name} ${ref(number)}`).join(' ');
    return `<< /Font << /F ${ref(this.#font)} >> /ExtGState << ${named(this.#states)} >> /XObject << ${named(this.#images)} >> >>`;
  }

  async draw({ object, text }: BoardItem): Promise<void> {
    this.say('q');
    switch (object.kind) {
      case 'stroke':
        this.#look(object.opacity, object.tool === 'marker');
        if (object.pressures === undefined) {
          this.say(`${rgb(object.colour)} RG ${n(object.width)} w`);
          traceCentre(object.points, new PdfPath(this));
          this.say('S');
        } else {
          this.say(`${rgb(object.colour)} rg`);
          traceOutline(object.points, object.pressures, object.width, new PdfPath(this));
          this.say('f');
        }
        break;
      case 'line':
      case 'arrow':
      case 'rectangle':
      case 'ellipse':
        this.#look(object.opacity);
        this.#shape(object);
        break;
      case 'text':
        this.#look(object.opacity);
        await this.#words(layOutText(object, text), rgb(object.colour), cssOf(object));
        break;
      case 'note': {
        const ink = inkOn(object.colour);
        this.say(`${rgb(object.colour)} rg ${area(object)} re f`);
        const words = rgb(ink === '#fff' ? 0xffffff : 0x111111);
        await this.#words(layOutNote(object, text, this.measure), words, ink);
        break;
      }
      case 'image':
        this.#look(object.opacity);
        await this.#picture(object);
        break;
      case 'pin':
        this.say(`${rgb(object.colour)} rg 1 1 1 RG 14 w`);
        tracePin(object.x, object.y, PIN_SIZE, new PdfPath(this));
        this.say('B 1 1 1 rg');
        tracePinEye(object.x, object.y, PIN_SIZE, new PdfPath(this));
        this.say('f');
    }
    this.say('Q');
  }

  #shape(shape: Extract<BoardObject, { kind: 'line' | 'arrow' | 'rectangle' | 'ellipse' }>): void {
    this.say(`${rgb(shape.colour)} RG ${n(shape.width)} w`);
    if (shape.fill !== null) this.say(`${rgb(shape.fill)} rg`);
    traceShape(shape, new PdfPath(this));
    this.say(shape.fill === null ? 'S' : 'B');
  }

  async #words(layout: TextLayout, colour: string, css: string): Promise<void> {
    for (const [at, line] of layout.lines.entries()) {
      if (line === '') continue;
      const y = layout.baseline + at * layout.lineHeight;
      const encoded = toWinAnsi(line);
      if (encoded === undefined) {
        await this.#drawnWords(line, layout, y, css);
        continue;
      }
      this.say(
        `BT ${colour} rg /F ${n(layout.size)} Tf ${String(FONT_WIDTH)} Tz 1 0 0 -1 ${n(layout.left)} ${n(y)} Tm ${encoded} Tj ET`,
      );
    }
  }

  /** Words in a script that the standard font lacks become a picture. */
  async #drawnWords(line: string, layout: TextLayout, y: number, css: string): Promise<void> {
    const canvas = globalThis.document.createElement('canvas');
    const width = this.measure(line, layout.size);
    const perUnit = LETTER_PIXELS / layout.size;
    canvas.width = Math.max(1, Math.ceil(width * perUnit));
    canvas.height = Math.ceil(LETTER_PIXELS * 1.5);
    const context = canvas.getContext('2d');
    if (context === null) return;
    context.font = `${String(LETTER_PIXELS)}px ${FONT_FAMILY}`;
    context.fillStyle = css;
    context.fillText(line, 0, LETTER_PIXELS * 1.1);
    const name = await this.#image(canvas, true);
    const h = layout.size * 1.5;
    this.say(
      `q ${n(width)} 0 0 ${n(-h)} ${n(layout.left)} ${n(y + 0.4 * layout.size)} cm /${name} Do Q`,
    );
  }

  async #picture(picture: Picture): Promise<void> {
    const image = this.pictures.get(picture.ref);
    if (image === undefined) {
      this.say(`0.93 0.95 0.97 rg 0.58 0.64 0.72 RG 10 w ${area(picture)} re B`);
      return;
    }
    const canvas = globalThis.document.createElement('canvas');
    const [w, h] = [image.naturalWidth || picture.w / 10, image.naturalHeight || picture.h / 10];
    // Drawings have no pixels of their own: as many as they are wide.
    const longest = Math.min(PICTURE_PIXELS, Math.max(w, h, 1_200));
    canvas.width = Math.max(1, Math.round((w / Math.max(w, h)) * longest));
    canvas.height = Math.max(1, Math.round((h / Math.max(w, h)) * longest));
    const context = canvas.getContext('2d');
    if (context === null) return;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const name = await this.#image(canvas, false);
    this.say(
      `${n(picture.w)} 0 0 ${n(-picture.h)} ${n(picture.x)} ${n(picture.y + picture.h)} cm /${name} Do`,
    );
  }

  async #image(canvas: HTMLCanvasElement, hasHoles: boolean): Promise<string> {
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', PICTURE_QUALITY);
    });
    const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0));
    const size = `/Width ${String(canvas.width)} /Height ${String(canvas.height)}`;
    const mask = hasHoles ? ` /SMask ${ref(this.#mask(canvas, size))}` : '';
    const number = this.writer.stream(
      `/Type /XObject /Subtype /Image ${size} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode${mask}`,
      bytes,
    );
    const name = `I${String(this.#images.size)}`;
    this.#images.set(name, number);
    return name;
  }

  /** Where a picture can be seen through. */
  #mask(canvas: HTMLCanvasElement, size: string): number {
    const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    const alphas = new Uint8Array(canvas.width * canvas.height);
    for (let at = 0; at < alphas.length; at += 1) alphas[at] = data?.[4 * at + 3] ?? OPAQUE;
    return this.writer.stream(
      `/Type /XObject /Subtype /Image ${size} /ColorSpace /DeviceGray /BitsPerComponent 8`,
      alphas,
    );
  }

  #look(opacity: number, isMarker = false): void {
    if (opacity === OPAQUE && !isMarker) return;
    const name = `G${String(opacity)}${isMarker ? 'M' : ''}`;
    if (!this.#states.has(name)) {
      const share = n(opacity / OPAQUE);
      const blend = isMarker ? ' /BM /Multiply' : '';
      this.#states.set(name, this.writer.object(`<< /ca ${share} /CA ${share}${blend} >>`));
    }
    this.say(`/${name} gs`);
  }
}

/** Writes a path in the language of PDF, which has no curves of second degree. */
class PdfPath implements PathSink {
  #x = 0;
  #y = 0;

  constructor(private readonly page: PdfPage) {}

  moveTo(x: number, y: number): void {
    this.#say('m', x, y);
  }

  lineTo(x: number, y: number): void {
    this.#say('l', x, y);
  }

  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
    const third = (from: number, to: number): number => from + ((to - from) * 2) / 3;
    this.bezierCurveTo(third(this.#x, cx), third(this.#y, cy), third(x, cx), third(y, cy), x, y);
  }

  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.#say('c', x1, y1, x2, y2, x, y);
  }

  closePath(): void {
    this.page.say('h');
  }

  #say(command: string, ...numbers: readonly number[]): void {
    this.page.say(`${numbers.map(n).join(' ')} ${command}`);
    this.#x = numbers.at(-2) ?? 0;
    this.#y = numbers.at(-1) ?? 0;
  }
}

function ref(number: number): string {
  return `${String(number)} 0 R`;
}

function n(value: number): string {
  return String(Math.round(value * 1_000) / 1_000);
}

function rgb(colour: number): string {
  return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff].map((one) => n(one / 255)).join(' ');
}

function cssOf({ colour }: { readonly colour: number }): string {
  return `#${colour.toString(16).padStart(6, '0')}`;
}

function area({ x, y, w, h }: { x: number; y: number; w: number; h: number }): string {
  return `${n(x)} ${n(y)} ${n(w)} ${n(h)}`;
}

/** Words of any script as a PDF string. */
function titleOf(title: string): string {
  let hex = 'feff';
  for (let at = 0; at < title.length; at += 1) {
    hex += title.charCodeAt(at).toString(16).padStart(4, '0');
  }
  return `<${hex}>`;
}
