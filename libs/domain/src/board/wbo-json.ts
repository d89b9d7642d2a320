import { importedItem, type ImportedObject, type WboItem } from './wbo-item.js';

/** [BRD-40] What the first form of a WBO board (`board-*.json`) holds, in its order; `undefined` when it is none. */
export function readWboJson(text: string): readonly ImportedObject[] | undefined {
  let board: unknown;
  try {
    board = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof board !== 'object' || board === null || Array.isArray(board)) return undefined;
  return Object.entries(board)
    .filter(([key]) => key !== '__wbo_meta__')
    .map(([, value]) => itemOf(value))
    .filter((item) => item !== undefined)
    .map(importedItem)
    .filter((object) => object !== undefined);
}

function itemOf(value: unknown): WboItem | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const stored = value as Record<string, unknown>;
  const look = {
    colour: textOf(stored['color']),
    size: numberOf(stored['size']),
    opacity: numberOf(stored['opacity']),
    transform: matrixOf(stored['transform']),
  };
  const place = (name: string): number => numberOf(stored[name]) ?? 0;
  const corners = [place('x'), place('y'), place('x2'), place('y2')];
  switch (stored['type']) {
    case 'line':
    case 'Pencil':
      return { ...look, kind: 'pencil', points: childPoints(stored['_children']) };
    case 'straight':
    case 'Straight line':
      return { ...look, kind: 'line', points: corners };
    case 'rect':
    case 'Rectangle':
      return { ...look, kind: 'rectangle', points: corners };
    case 'ellipse':
    case 'Ellipse':
      return { ...look, kind: 'ellipse', points: corners };
    case 'new':
    case 'Text':
      return { ...look, kind: 'text', points: corners.slice(0, 2), text: textOf(stored['txt']) };
    default:
      return undefined;
  }
}

function childPoints(children: unknown): readonly number[] {
  if (!Array.isArray(children)) return [];
  return (children as unknown[]).flatMap((child) => {
    const { x, y } = (child ?? {}) as { readonly x?: unknown; readonly y?: unknown };
    return typeof x === 'number' && typeof y === 'number' ? [x, y] : [];
  });
}

function matrixOf(value: unknown): WboItem['transform'] {
  if (typeof value !== 'object' || value === null) return undefined;
  const { a, b, c, d, e, f } = value as Record<string, unknown>;
  const numbers = [a, b, c, d, e, f];
  return numbers.every((number) => typeof number === 'number') ? numbers : undefined;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
