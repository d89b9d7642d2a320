import type { BoardObject, DrawingStyle, ToolName } from '../core/index.js';
import { noteYellow } from '../palette.js';

/** What of a thing's look can be chosen. */
export type StylePart = 'colour' | 'paper' | 'fill' | 'width' | 'size' | 'opacity';

type Kind = Exclude<BoardObject['kind'], 'stroke'> | 'pencil' | 'marker';

const parts: Readonly<Record<Kind, readonly StylePart[]>> = {
  pencil: ['colour', 'width', 'opacity'],
  marker: ['colour', 'width'],
  line: ['colour', 'width', 'opacity'],
  arrow: ['colour', 'width', 'opacity'],
  rectangle: ['colour', 'fill', 'width', 'opacity'],
  ellipse: ['colour', 'fill', 'width', 'opacity'],
  text: ['colour', 'size', 'opacity'],
  note: ['paper'],
  image: ['opacity'],
  pin: ['colour'],
};

/** A drawn marker is broader and fainter than what was chosen for it: only its colour reads as a choice. */
const partsOfMarks: readonly StylePart[] = ['colour'];

/** What can be chosen for what the tool will make. */
export function partsOfTool(tool: ToolName): readonly StylePart[] {
  return tool in parts ? parts[tool as Kind] : [];
}

/** What can be changed of all these at once. */
export function partsOfObjects(objects: readonly BoardObject[]): readonly StylePart[] {
  const [first, ...others] = new Set(objects.map(partsOf));
  if (first === undefined) return [];
  return first.filter((part) => others.every((other) => other.includes(part)));
}

function partsOf(object: BoardObject): readonly StylePart[] {
  if (object.kind !== 'stroke') return parts[object.kind];
  return object.tool === 'marker' ? partsOfMarks : parts.pencil;
}

/** What the core's style has to be for a part to have a value: the paper of a new note is its fill. */
export function styleWith(part: StylePart, value: number | null): Partial<DrawingStyle> {
  return { [part === 'paper' ? 'fill' : part]: value };
}

/** How each tool begins; from then on it keeps what was last chosen for it. */
export const firstStyles: Readonly<Partial<Record<ToolName, Partial<DrawingStyle>>>> = {
  pencil: { colour: 0x1f2430, width: 40, opacity: 255 },
  marker: { colour: 0xf5b301, width: 40, opacity: 255 },
  line: { colour: 0x1f2430, width: 40, opacity: 255 },
  arrow: { colour: 0xd92d20, width: 40, opacity: 255 },
  rectangle: { colour: 0xd92d20, fill: null, width: 40, opacity: 255 },
  ellipse: { colour: 0xd92d20, fill: null, width: 40, opacity: 255 },
  text: { colour: 0x1f2430, size: 240, opacity: 255 },
  note: { fill: noteYellow },
  pin: { colour: 0xd92d20 },
};

/** Line widths in units. */
export const widths = [
  { name: 'thin', value: 20 },
  { name: 'medium', value: 40 },
  { name: 'thick', value: 80 },
  { name: 'broad', value: 180 },
] as const;

/** Font sizes in units. */
export const sizes = [
  { name: 'small', value: 160 },
  { name: 'medium', value: 240 },
  { name: 'large', value: 400 },
  { name: 'huge', value: 640 },
] as const;

/** The step that is nearest to a value. */
export function nearest<T extends { readonly value: number }>(
  steps: readonly T[],
  value: number,
): T {
  return steps.reduce((best, step) =>
    Math.abs(step.value - value) < Math.abs(best.value - value) ? step : best,
  );
}
