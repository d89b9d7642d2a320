import { BOARD_LIMITS, type Box, type Note, type TextLabel } from '@vigia/domain/board';

/** The width of a line at a font size, both in the same unit. */
export type MeasureText = (line: string, size: number) => number;

/** Lines of words, where they begin, and in which size. */
export interface TextLayout {
  readonly lines: readonly string[];
  readonly size: number;
  readonly left: number;
  /** Of the first line. */
  readonly baseline: number;
  readonly lineHeight: number;
}

export const FONT_FAMILY = "'Hanken Grotesk Variable', ui-sans-serif, system-ui, sans-serif";
export const LINE_HEIGHT = 1.25;
/** Font size and margin of notes, as the service draws them. */
export const NOTE_SIZE = 160;
/** From the line above to the base line, as a share of the size. */
export const ASCENT = 1;
const SMALLEST_NOTE = 60;
const NOTE_STEP = 20;
const GLYPH_WIDTH = 0.6;
const MEASURED_SIZE = 100;

/** A measure that asks no font, for where there is none. */
export const estimateText: MeasureText = (line, size) => line.length * size * GLYPH_WIDTH;

/** A measure that asks the browser's fonts; an estimate where there is no canvas. */
export function createMeasure(): MeasureText {
  const hasCanvas = typeof OffscreenCanvas === 'function';
  const context = hasCanvas ? new OffscreenCanvas(1, 1).getContext('2d') : null;
  if (context === null) return estimateText;
  context.font = `${String(MEASURED_SIZE)}px ${FONT_FAMILY}`;
  return (line, size) => (context.measureText(line).width * size) / MEASURED_SIZE;
}

/** Where the base line lies in a line of a text field, as a share of the font size. */
export function baselineInField(): number {
  const hasCanvas = typeof OffscreenCanvas === 'function';
  const context = hasCanvas ? new OffscreenCanvas(1, 1).getContext('2d') : null;
  if (context === null) return ASCENT;
  context.font = `${String(MEASURED_SIZE)}px ${FONT_FAMILY}`;
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = context.measureText('x');
  return (LINE_HEIGHT - (above + below) / MEASURED_SIZE) / 2 + above / MEASURED_SIZE;
}

/** Free text keeps the lines it was given. */
export function layOutText({ x, y, size }: TextLabel, text: string): TextLayout {
  return { lines: text.split('\n'), size, left: x, baseline: y, lineHeight: size * LINE_HEIGHT };
}

/** Words of a note wrap, and become smaller until they fit; what still does not fit is not shown. */
export function layOutNote(note: Note, text: string, measure: MeasureText): TextLayout {
  const margin = Math.min(NOTE_SIZE, note.w / 8, note.h / 8);
  const width = Math.max(1, note.w - 2 * margin);
  const height = Math.max(1, note.h - 2 * margin);
  let size = NOTE_SIZE;
  let lines = wrap(text, width, size, measure);
  while (lines.length * size * LINE_HEIGHT > height && size > SMALLEST_NOTE) {
    size -= NOTE_STEP;
    lines = wrap(text, width, size, measure);
  }
  const room = Math.max(1, Math.floor(height / (size * LINE_HEIGHT)));
  return {
    lines: lines.slice(0, room),
    size,
    left: note.x + margin,
    baseline: note.y + margin + size * ASCENT,
    lineHeight: size * LINE_HEIGHT,
  };
}

/** Breaks lines at spaces, and words that are wider than a line anywhere. */
export function wrap(
  text: string,
  width: number,
  size: number,
  measure: MeasureText,
): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.slice(0, BOARD_LIMITS.textLength).split('\n')) {
    let line = '';
    for (const word of paragraph.split(/(?<=\s)/u)) {
      if (line === '' || measure((line + word).trimEnd(), size) <= width) {
        line += word;
      } else {
        lines.push(line.trimEnd());
        line = word;
      }
      while (line.length > 1 && measure(line.trimEnd(), size) > width) {
        const fitting = fittingLength(line, width, size, measure);
        lines.push(line.slice(0, fitting));
        line = line.slice(fitting);
      }
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

/** The box of free text as it is drawn. */
export function boundsOfText(label: TextLabel, text: string, measure: MeasureText): Box {
  const { lines, left, baseline, size, lineHeight } = layOutText(label, text);
  const longest = Math.max(size / 2, ...lines.map((line) => measure(line, size)));
  return {
    left,
    top: baseline - size * ASCENT,
    right: left + longest,
    bottom: baseline + (lines.length - 1) * lineHeight + size / 3,
  };
}

function fittingLength(line: string, width: number, size: number, measure: MeasureText): number {
  let low = 1;
  let high = line.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(line.slice(0, middle), size) <= width) low = middle;
    else high = middle - 1;
  }
  // Never between the two halves of one character.
  const last = line.charCodeAt(low - 1);
  return low > 1 && last >= 0xd800 && last < 0xdc00 ? low - 1 : low;
}
