import type { TFunction } from 'i18next';
import type { BoardItem, Box } from '../core/index.js';
import { colourName } from '../palette.js';

/** What an object is, in words: its kind, its colour and what it says. */
export function describeItem({ object, text }: BoardItem, t: TFunction<'boards'>): string {
  const kind = t(`kind.${object.kind === 'stroke' ? object.tool : object.kind}`);
  const parts = [
    kind,
    'colour' in object && t(`colour.${colourName(object.colour)}`).toLocaleLowerCase(),
    object.kind === 'pin' && object.done && t('kind.done'),
    object.kind === 'image' && object.locked && t('kind.locked'),
  ].filter((part) => part !== false && part !== '');
  const words = text.trim().replace(/\s+/g, ' ');
  return words === '' ? parts.join(', ') : `${parts.join(', ')}: «${words.slice(0, 80)}»`;
}

const places = [
  ['topLeft', 'top', 'topRight'],
  ['left', 'middle', 'right'],
  ['bottomLeft', 'bottom', 'bottomRight'],
] as const;

/** Where on the board something is, by thirds of all that is drawn. */
export function placeOf(box: Box, all: Box): (typeof places)[number][number] {
  const third = (from: number, to: number, start: number, end: number): number => {
    const share = ((from + to) / 2 - start) / Math.max(1, end - start);
    return Math.max(0, Math.min(2, Math.floor(share * 3)));
  };
  const row = places[third(box.top, box.bottom, all.top, all.bottom)] ?? places[1];
  return row[third(box.left, box.right, all.left, all.right)] ?? 'middle';
}
