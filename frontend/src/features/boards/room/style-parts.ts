import type { BoardObject, ToolName } from '../core/index.js';

/** What of a thing's look can be chosen. */
export type StylePart = 'colour' | 'paper' | 'fill' | 'width' | 'size' | 'opacity';

const parts: Readonly<Record<BoardObject['kind'], readonly StylePart[]>> = {
  stroke: ['colour', 'width', 'opacity'],
  line: ['colour', 'width', 'opacity'],
  arrow: ['colour', 'width', 'opacity'],
  rectangle: ['colour', 'fill', 'width', 'opacity'],
  ellipse: ['colour', 'fill', 'width', 'opacity'],
  text: ['colour', 'size', 'opacity'],
  note: ['paper'],
  image: ['opacity'],
  pin: ['colour'],
};

const kinds: Readonly<Partial<Record<ToolName, BoardObject['kind']>>> = {
  pencil: 'stroke',
  marker: 'stroke',
  line: 'line',
  arrow: 'arrow',
  rectangle: 'rectangle',
  ellipse: 'ellipse',
  text: 'text',
  note: 'note',
  pin: 'pin',
};

/** What can be chosen for what the tool will make. */
export function partsOfTool(tool: ToolName): readonly StylePart[] {
  const kind = kinds[tool];
  return kind === undefined ? [] : parts[kind];
}

/** What can be changed of all these at once. */
export function partsOfObjects(objects: readonly BoardObject[]): readonly StylePart[] {
  const [first, ...others] = [...new Set(objects.map(({ kind }) => kind))];
  if (first === undefined) return [];
  return parts[first].filter((part) => others.every((kind) => parts[kind].includes(part)));
}

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
