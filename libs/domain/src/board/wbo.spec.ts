import { describe, expect, it } from 'vitest';
import { readObject, type BoardObject } from './object.js';
import { placeImported, type ImportedObject } from './wbo-item.js';
import { readWboJson } from './wbo-json.js';
import { readWboSvg } from './wbo-svg.js';

const JSON_BOARD = JSON.stringify({
  __wbo_meta__: { readonly: false },
  p1: {
    type: 'line',
    tool: 'Pencil',
    color: '#ff0000',
    size: 4,
    opacity: 0.5,
    _children: [{ x: 1, y: 2 }, { x: 3.04, y: 4 }, { x: 'no' }, null],
    transform: { a: 1, b: 0, c: 0, d: 1, e: 10, f: 20 },
  },
  l1: { type: 'straight', tool: 'Straight line', color: '#0f0', x: 0, y: 0, x2: 10, y2: -5 },
  r1: { type: 'rect', color: '#0000ff', size: 2, x: 10, y: 10, x2: 0, y2: 0 },
  r2: {
    type: 'Rectangle',
    x: 0,
    y: 0,
    x2: 10,
    y2: 10,
    transform: { a: 0, b: 1, c: -1, d: 0, e: 0, f: 0 },
  },
  e1: {
    type: 'ellipse',
    x: 0,
    y: 0,
    x2: 20,
    y2: 10,
    transform: { a: 2, b: 0, c: 0, d: 2, e: 0, f: 0 },
  },
  e2: {
    type: 'Ellipse',
    x: 0,
    y: 0,
    x2: 20,
    y2: 10,
    transform: { a: 1, b: 1, c: 0, d: 1, e: 0, f: 0 },
  },
  t1: { type: 'new', tool: 'Text', txt: 'hola', color: 'red', size: 18, x: 5, y: 6 },
  t2: { type: 'Text' },
  s1: { type: 'Straight line', x2: 1, y2: 1, transform: 'none' },
  x1: { type: 'doc', src: 'x' },
  x2: 7,
  x3: { type: 'Pencil', _children: 'none', transform: { a: 1 } },
});

const SVG_BOARD = `<svg xmlns="http://www.w3.org/2000/svg"><defs><style>path{fill:none}</style></defs>
<rect width="100" height="100" fill="#fff"/>
<path id="l1" stroke="#ff0000" stroke-width="4" opacity="0.5" d="M 1 2 L 3 4 l 1 1 H 9 v 2 h 1 V 0 C 0 0 1 1 5 6 q 1 1 2 2 Z" transform="matrix(1 0 0 1 10 20)"/>
<line x1='0' y1='0' x2='10' y2='-5' stroke='#00ff00' __proto__="x"></line>
<rect x="1" y="2" width="3" height="4" stroke="#123456" transform="translate(5)"/>
<ellipse cx="10" cy="5" rx="10" ry="5" stroke="black" transform="rotate(3)"/>
<circle cx="1" cy="1" r="1" stroke="#000"/>
<text x="5" y="6" font-size="18" fill="#0000ff">a &lt;b&gt; &#241;&#xf1;&#x0; &nope;<tspan>c</tspan></text>
<text x="1" y="1"/>
<text x="1" y="1">open
<path stroke="#000" d="M 5"/><path stroke="#000"/><circle r="1" stroke="#000" transform="translate()"/></svg>`;

function shown(objects: readonly ImportedObject[] | undefined): (BoardObject | undefined)[] {
  return (objects ?? []).map(({ object }) => readObject(object('V')));
}

describe('A WBO board', () => {
  it('[BRD-40] in JSON comes over with colour, size, opacity and transforms', () => {
    const objects = shown(readWboJson(JSON_BOARD));

    expect(objects.map((object) => object?.kind)).toEqual([
      'stroke',
      'line',
      'rectangle',
      'stroke',
      'ellipse',
      'stroke',
      'text',
      'text',
      'line',
    ]);
    expect(objects[0]).toEqual({
      kind: 'stroke',
      tool: 'pencil',
      colour: 0xff0000,
      width: 40,
      opacity: 128,
      z: 'V',
      points: [110, 220, 130, 240],
    });
    expect(objects[1]).toMatchObject({ x: 0, y: 0, w: 100, h: -50, colour: 0x00ff00, width: 40 });
    expect(objects[2]).toMatchObject({ x: 0, y: 0, w: 100, h: 100, width: 20, fill: null });
    expect(objects[3]).toMatchObject({ points: [0, 0, 0, 100, -100, 100, -100, 0, 0, 0] });
    expect(objects[4]).toMatchObject({ w: 400, h: 200, width: 80 });
    expect(objects[6]).toMatchObject({ x: 50, y: 60, size: 180, colour: 0 });
  });

  it('[BRD-40] in SVG comes over with colour, size, opacity and transforms', () => {
    const objects = readWboSvg(SVG_BOARD);

    expect(shown(objects).map((object) => object?.kind)).toEqual([
      'stroke',
      'line',
      'rectangle',
      'ellipse',
      'ellipse',
      'text',
      'text',
      'text',
      'ellipse',
    ]);
    expect(shown(objects)[0]).toMatchObject({
      colour: 0xff0000,
      width: 40,
      opacity: 128,
      points: [
        110, 220, 130, 240, 140, 250, 190, 250, 190, 270, 200, 270, 200, 200, 150, 260, 170, 280,
      ],
    });
    expect(shown(objects)[2]).toMatchObject({ x: 60, y: 20, w: 30, h: 40, colour: 0x123456 });
    expect(objects?.[5]?.text).toBe('a <b> ññ&#x0; &nope;c');
    expect(objects?.slice(6, 8).map(({ text }) => text)).toEqual(['', '']);
  });

  const LOOK = { color: '#12ab34', size: 3, opacity: 0.4 };
  const INK = 'stroke="#12ab34" stroke-width="3" opacity="0.4"';
  const BOX = { x: 1, y: 2, x2: 5, y2: 10 };
  const MATRICES = {
    moved: { a: 1, b: 0, c: 0, d: 1, e: 10, f: 20 },
    larger: { a: 2, b: 0, c: 0, d: 2, e: 0, f: 0 },
    turned: { a: 0, b: 1, c: -1, d: 0, e: 0, f: 0 },
    slanted: { a: 1, b: 0, c: 0.5, d: 1, e: 0, f: 0 },
  };
  const KINDS = {
    pencil: [
      { type: 'line', tool: 'Pencil', _children: [BOX, { x: 3, y: 4 }, { x: 9, y: 9 }] },
      `<path ${INK} fill="none" d="M 1 2 L 3 4 L 9 9" MATRIX/>`,
    ],
    line: [
      { type: 'straight', tool: 'Straight line', ...BOX },
      `<line ${INK} x1="1" y1="2" x2="5" y2="10" MATRIX/>`,
    ],
    rectangle: [
      { type: 'rect', tool: 'Rectangle', ...BOX },
      `<rect ${INK} fill="none" x="1" y="2" width="4" height="8" MATRIX/>`,
    ],
    ellipse: [
      { type: 'ellipse', tool: 'Ellipse', ...BOX },
      `<ellipse ${INK} fill="none" cx="3" cy="6" rx="2" ry="4" MATRIX/>`,
    ],
    text: [
      { type: 'new', tool: 'Text', txt: 'señal <1> & más', x: 1, y: 2 },
      '<text x="1" y="2" fill="#12ab34" font-size="3" opacity="0.4" MATRIX>señal &lt;1&gt; &amp; más</text>',
    ],
  } as const;
  it.each(
    Object.entries(KINDS).flatMap(([kind, forms]) =>
      Object.entries(MATRICES).map(([how, matrix]) => ({ kind, how, forms, matrix })),
    ),
  )('[BRD-40] brings a $how $kind over the same from either form', ({ kind, forms, matrix }) => {
    const [json, svg] = forms;
    const { a, b, c, d, e, f } = matrix;
    const values = [a, b, c, d, e, f].join(' ');

    const fromJson = readWboJson(JSON.stringify({ it: { ...json, ...LOOK, transform: matrix } }));
    const fromSvg = readWboSvg(
      `<svg xmlns="http://www.w3.org/2000/svg">${svg.replace('MATRIX', `transform="matrix(${values})"`)}</svg>`,
    );

    expect(shown(fromJson)).toEqual(shown(fromSvg));
    const [object] = shown(fromJson);
    const isLarger = a === 2;
    const isTurned = b !== 0 || c !== 0;
    const isBox = kind === 'rectangle' || kind === 'ellipse';
    expect(object).toMatchObject({
      kind: kind === 'pencil' || (isBox && isTurned) ? 'stroke' : kind,
      colour: 0x12ab34,
      opacity: 102,
      [kind === 'text' ? 'size' : 'width']: isLarger ? 60 : 30,
    });
    expect(fromJson?.[0]?.text).toBe(kind === 'text' ? 'señal <1> & más' : undefined);
  });

  it('[BRD-40] that is none is told apart from an empty one', () => {
    expect([readWboJson('{'), readWboJson('[]'), readWboJson('7'), readWboSvg('{}')]).toEqual(
      Array(4).fill(undefined),
    );
    expect([readWboJson('{}'), readWboSvg('<svg></svg>')]).toEqual([[], []]);
  });

  it('[BRD-40] lands above what is there, under ids of the importer', () => {
    let serial = 0;
    const objects = readWboJson(JSON_BOARD) ?? [];

    const placed = placeImported(objects, 'V5', () => `1-${String((serial += 1))}`);

    const orders = placed.map(({ object }) => readObject(object)?.z ?? '');
    expect(orders).toEqual([...orders].sort());
    expect(orders.every((z) => z > 'V5')).toBe(true);
    expect(placed[6]).toMatchObject({ id: '1-7', text: 'hola' });
    expect(placed[0]).not.toHaveProperty('text');
  });

  it('[BRD-40] with hostile numbers stays on the board', () => {
    const hostile = JSON.stringify({
      a: { type: 'rect', x: -1e300, y: 0, x2: 1e300, y2: 1 },
      b: { type: 'Pencil', size: 1e9, opacity: -3, _children: [{ x: 1e308, y: -1e308 }] },
    });

    const objects = shown(readWboJson(hostile));

    expect(objects.every((object) => object !== undefined)).toBe(true);
  });
});
