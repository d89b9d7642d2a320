import {
  FIRST_Z,
  placeImported,
  readObject,
  readWboJson,
  readWboSvg,
  zBetween,
  type StoredObject,
} from '@vigia/domain/board';
import type { BoardClient } from '../support/board-client.js';
import type { Random } from './random.js';

type Action = (client: BoardClient, random: Random) => void;

const outline = { colour: 0x334155, fill: null, width: 20, opacity: 255 };

/** Everything a person can do to a board. */
const ACTIONS: readonly Action[] = [
  draw,
  draw,
  draw,
  (client, random) => client.addStroke({ points: points(random, 12), z: z(random) }),
  (client, random) => add(client, random, 'line'),
  (client, random) => add(client, random, 'arrow'),
  (client, random) => add(client, random, 'rectangle'),
  (client, random) => add(client, random, 'ellipse'),
  (client, random) =>
    client.add(
      { kind: 'text', ...place(random), colour: 0, size: 160, opacity: 255 },
      `texto ${String(random.below(99))}`,
    ),
  (client, random) =>
    client.add({ kind: 'note', ...place(random), w: 900, h: 600, colour: 0xfde68a }, 'nota'),
  (client, random) =>
    client.add({
      kind: 'image',
      ...place(random),
      w: 4000,
      h: 3000,
      ref: 'plano:campus/b1',
      opacity: 255,
      locked: true,
    }),
  (client, random) =>
    client.add({ kind: 'pin', ...place(random), colour: 0xdc2626, comment: '', done: false }, '¿?'),
  write,
  write,
  move,
  move,
  erase,
  (client) => void client.undo.undo(),
  (client) => void client.undo.redo(),
  bringIn,
];

/** Does something that a person could do. */
export function act(client: BoardClient, random: Random): void {
  random.pick(ACTIONS)?.(client, random);
}

function draw(client: BoardClient, random: Random): void {
  client.draw(points(random, 4 + random.below(30)));
}

function add(
  client: BoardClient,
  random: Random,
  kind: 'line' | 'arrow' | 'rectangle' | 'ellipse',
): void {
  client.add({ kind, ...place(random), w: random.below(900), h: random.below(900), ...outline });
}

function write(client: BoardClient, random: Random): void {
  const id = random.pick([...client.texts.keys()]);
  if (id !== undefined) client.texts.set(id, `palabra ${String(random.below(999))}`);
}

function move(client: BoardClient, random: Random): void {
  const id = random.pick([...client.objects.keys()]);
  const value: StoredObject | undefined = id === undefined ? undefined : client.objects.get(id);
  if (id === undefined || value === undefined) return;
  const object = readObject(value);
  if (object === undefined || object.kind === 'stroke') client.addStroke({ z: z(random) });
  else client.objects.set(id, { ...object, x: random.below(9000), y: random.below(9000) });
}

function erase(client: BoardClient, random: Random): void {
  const id = random.pick([...client.objects.keys()]);
  if (id !== undefined) client.remove(id);
}

/** A WBO board comes over, in either of its forms: many objects in one change. */
function bringIn(client: BoardClient, random: Random): void {
  const imported = random.chance(0.5) ? readWboJson(wboJson(random)) : readWboSvg(wboSvg(random));
  client.doc.transact(() => {
    for (const { id, object, text } of placeImported(imported ?? [], undefined, () =>
      client.nextId(),
    )) {
      client.objects.set(id, object);
      if (text !== undefined) client.texts.set(id, text);
    }
  });
}

function wboJson(random: Random): string {
  const transform = { a: 1, b: 0, c: 0, d: 1, e: random.below(90), f: random.below(90) };
  const corners = { x: random.below(90), y: random.below(90), x2: 100, y2: 100, transform };
  return JSON.stringify({
    p: {
      type: 'line',
      tool: 'Pencil',
      color: '#f00',
      size: 3,
      _children: [corners, { x: 9, y: 9 }],
    },
    l: { type: 'straight', tool: 'Straight line', color: '#0f0', opacity: 0.5, ...corners },
    r: { type: 'rect', tool: 'Rectangle', color: '#00f', ...corners },
    e: { type: 'ellipse', tool: 'Ellipse', color: '#123456', ...corners },
    t: { type: 'new', tool: 'Text', txt: `hola ${String(random.below(99))}`, ...corners },
  });
}

function wboSvg(random: Random): string {
  const at = `x="${String(random.below(90))}" y="${String(random.below(90))}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg">
    <path stroke="#f00" stroke-width="3" d="M 1 2 L ${String(random.below(90))} 4 L 9 9"/>
    <line x1="0" y1="0" x2="10" y2="${String(random.below(90))}" stroke="#0f0" opacity="0.5"/>
    <rect ${at} width="30" height="40" stroke="#00f" transform="translate(5 6)"/>
    <ellipse cx="10" cy="5" rx="${String(1 + random.below(90))}" ry="5" stroke="#123456"/>
    <text ${at} font-size="18" fill="#00f">hola &amp; adi&#243;s</text></svg>`;
}

function points(random: Random, count: number): number[] {
  return Array.from({ length: 2 * count }, () => random.below(9000));
}

function place(random: Random): { readonly x: number; readonly y: number; readonly z: string } {
  return { x: random.below(9000), y: random.below(9000), z: z(random) };
}

function z(random: Random): string {
  return random.chance(0.5) ? FIRST_Z : zBetween(FIRST_Z, undefined);
}
