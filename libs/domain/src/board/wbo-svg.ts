import { importedItem, type ImportedObject, type WboItem } from './wbo-item.js';

type Attributes = Readonly<Record<string, string>>;
type Point = readonly [number, number];

const ELEMENT = /<(path|line|rect|ellipse|circle|text)\b([^<>]*?)(\/>|>)/g;
const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;
const COMMAND = /([MLHVCQ])([^MLHVCQA-Z]*)/gi;
/** Numbers of one step of a path command; two for all others. */
const SIZES: Readonly<Record<string, number>> = { C: 6, Q: 4, H: 1, V: 1 };
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** [BRD-40] What the second form of a WBO board (`board-*.svg`) holds, in its order; `undefined` when it is none. */
export function readWboSvg(text: string): readonly ImportedObject[] | undefined {
  if (!/<svg\b/.test(text)) return undefined;
  const found: ImportedObject[] = [];
  for (const match of text.matchAll(ELEMENT)) {
    const [whole, name = '', inside = '', end] = match;
    const from = match.index + whole.length;
    const words = end === '>' && name === 'text' ? textUntilEnd(text, from) : '';
    const item = itemOf(name, attributesOf(inside), words);
    const object = item && importedItem(item);
    if (object !== undefined) found.push(object);
  }
  return found;
}

function itemOf(name: string, attributes: Attributes, words: string): WboItem | undefined {
  const of = (key: string): number => Number.parseFloat(attributes[key] ?? '0') || 0;
  const look = {
    colour: name === 'text' ? attributes['fill'] : attributes['stroke'],
    size: numberIn(attributes[name === 'text' ? 'font-size' : 'stroke-width']),
    opacity: numberIn(attributes['opacity'] ?? attributes['stroke-opacity']),
    transform: matrixIn(attributes['transform']),
  };
  switch (name) {
    case 'path':
      return { ...look, kind: 'pencil', points: pathPoints(attributes['d'] ?? '') };
    case 'line':
      return { ...look, kind: 'line', points: [of('x1'), of('y1'), of('x2'), of('y2')] };
    case 'rect': {
      const [x, y] = [of('x'), of('y')];
      // A sheet without an outline is the background.
      if (attributes['stroke'] === undefined) return undefined;
      return { ...look, kind: 'rectangle', points: [x, y, x + of('width'), y + of('height')] };
    }
    case 'text':
      return { ...look, kind: 'text', points: [of('x'), of('y')], text: words };
    default: {
      const [cx, cy] = [of('cx'), of('cy')];
      const rx = name === 'circle' ? of('r') : of('rx');
      const ry = name === 'circle' ? of('r') : of('ry');
      return { ...look, kind: 'ellipse', points: [cx - rx, cy - ry, cx + rx, cy + ry] };
    }
  }
}

/** The points a path goes through; of a curve its end. */
function pathPoints(path: string): readonly number[] {
  const points: number[] = [];
  let [x, y] = [0, 0];
  for (const match of path.matchAll(COMMAND)) {
    const command = String(match[1]);
    const numbers = numbersIn(String(match[2]));
    const isRelative = command === command.toLowerCase();
    const kind = command.toUpperCase();
    const size = SIZES[kind] ?? 2;
    for (let at = 0; at + size <= numbers.length; at += size) {
      const stay: Point = isRelative ? [0, 0] : [x, y];
      const [dx, dy] = endOf(kind, numbers.slice(at, at + size), stay);
      [x, y] = isRelative ? [x + dx, y + dy] : [dx, dy];
      points.push(x, y);
    }
  }
  return points;
}

/** Where one step of a command ends; what the command does not say stays as it is. */
function endOf(kind: string, step: readonly number[], [x, y]: Point): Point {
  if (kind === 'H') return [Number(step[0]), y];
  if (kind === 'V') return [x, Number(step[0])];
  return [Number(step.at(-2)), Number(step.at(-1))];
}

function matrixIn(transform: string | undefined): readonly number[] | undefined {
  const [, kind, inside] = /^\s*(matrix|translate)\(([^)]*)\)/.exec(transform ?? '') ?? [];
  const numbers = numbersIn(inside ?? '');
  if (kind === 'matrix' && numbers.length === 6) return numbers;
  return kind === 'translate' ? [1, 0, 0, 1, numbers[0] ?? 0, numbers[1] ?? 0] : undefined;
}

function attributesOf(inside: string): Attributes {
  const attributes: Record<string, string> = {};
  for (const [, name, double, single] of inside.matchAll(ATTRIBUTE)) {
    if (name !== undefined && name !== '__proto__') attributes[name] = String(double ?? single);
  }
  return attributes;
}

function textUntilEnd(text: string, from: number): string {
  const end = text.indexOf('</text>', from);
  const inside = text.slice(from, end < 0 ? from : end).replace(/<[^>]*>/g, '');
  return inside.replace(
    /&(#x?[0-9a-f]+|\w+);/gi,
    (whole, name: string) => character(name) ?? whole,
  );
}

function character(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name];
  const hex = name[1] === 'x';
  const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined;
}

function numbersIn(text: string): number[] {
  return Array.from(text.matchAll(NUMBER), ([number]) => Number.parseFloat(number)).filter(
    Number.isFinite,
  );
}

function numberIn(text: string | undefined): number | undefined {
  return numbersIn(text ?? '')[0];
}
