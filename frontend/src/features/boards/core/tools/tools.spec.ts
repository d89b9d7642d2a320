import { beforeEach, describe, expect, it } from 'vitest';
import type { BoardDocument } from '../document/board-document.js';
import { aBoard, aLine, aNote, aRectangle } from '../testing/a-board.js';
import { Scene } from '../view/scene.js';
import { createTools } from './create-tools.js';
import type { Sample, TextTarget, Tool, ToolHost, ToolName } from './tool.js';

let board: BoardDocument;
let tools: Readonly<Record<ToolName, Tool>>;
let selection: ReadonlySet<string>;
let asked: { texts: TextTarget[]; pins: string[]; tools: ToolName[]; pans: number[][] };

/** A view without a screen, at zoom 1: ten units a pixel. */
function aHost(): ToolHost {
  const scene = new Scene(board);
  board.on('change', (change) => void scene.apply(change));
  return {
    document: board,
    style: { colour: 0x123456, fill: null, width: 40, opacity: 255, size: 240 },
    zoom: 1,
    get selection() {
      return selection;
    },
    get selectionBox() {
      return selection.size === 0 ? undefined : board.bounds(selection);
    },
    select: (ids) => (selection = new Set(ids)),
    hit: (x, y, reach) => scene.hit(x, y, reach),
    hits: (x, y, reach) => scene.hits(x, y, reach),
    inside: (region) => scene.inside(region),
    pan: (dx, dy) => asked.pans.push([dx, dy]),
    redraw: () => undefined,
    editText: (target) => asked.texts.push(target),
    openPin: (id) => asked.pins.push(id),
    setTool: (tool) => asked.tools.push(tool),
    setCursor: () => undefined,
  };
}

function at(x: number, y: number, more: Partial<Sample> = {}): Sample {
  const rest = { pressure: undefined, isExact: false, isTouch: false };
  return { x, y, px: x / 10, py: y / 10, ...rest, ...more };
}

function drag(tool: Tool, from: Sample, to: Sample, through: readonly Sample[] = []): void {
  tool.down(from);
  tool.move(through);
  tool.move([to]);
  tool.frame?.(1_000);
  tool.up(to);
}

beforeEach(() => {
  board = aBoard();
  selection = new Set();
  asked = { texts: [], pins: [], tools: [], pans: [] };
  tools = createTools(aHost());
});

describe('The pencil', () => {
  it('draws from where it goes down to where it is lifted', () => {
    drag(tools.pencil, at(0, 0), at(500, 300), [at(100, 60), at(200, 120)]);

    const [item] = board.items();
    if (item?.object.kind !== 'stroke') throw new Error('No stroke.');
    expect(item.object).toMatchObject({ tool: 'pencil', colour: 0x123456, width: 40 });
    expect(item.object.points.slice(0, 2)).toEqual([0, 0]);
    expect(item.object.points.slice(-2)).toEqual([500, 300]);
  });

  it('keeps exactly what it showed: nothing jumps when it is lifted', () => {
    const { pencil } = tools;
    pencil.down(at(0, 0));
    pencil.move([at(90, 10), at(170, 40), at(230, 90)]);
    const shown = pencil.preview?.()?.stroke?.points;

    pencil.up(at(230, 90));

    expect(board.items()[0]?.object).toMatchObject({ points: shown });
  });

  it('draws what is sent in pieces as if it had been sent at once', () => {
    const { pencil } = tools;
    pencil.down(at(0, 0));
    let now = 1_000;
    for (let step = 1; step < 60; step += 1) {
      pencil.move([at(step * 40, 200 * Math.sin(step / 3))]);
      pencil.frame?.((now += 50));
    }
    const end = at(60 * 40, 0);
    pencil.move([end]);
    const shown = pencil.preview?.()?.stroke?.points;

    pencil.up(end);

    expect(board.items()[0]?.object).toMatchObject({ points: shown });
  });

  it('follows a quick hand to the very corners', () => {
    const corners = [at(300, 600), at(600, 0), at(900, 600), at(1_200, 0)];

    drag(tools.pencil, at(0, 0), at(1_500, 600), corners);

    const [item] = board.items();
    if (item?.object.kind !== 'stroke') throw new Error('No stroke.');
    const { points } = item.object;
    for (const { x, y } of corners) {
      const isThere = points.some((value, i) => i % 2 === 0 && value === x && points[i + 1] === y);
      expect(isThere).toBe(true);
    }
  });

  it('makes a dot of a tap', () => {
    drag(tools.pencil, at(70, 70), at(70, 70));

    expect(board.items()[0]?.object).toMatchObject({ points: [70, 70] });
  });

  it('keeps how hard a pen was pressed', () => {
    const { pencil } = tools;
    pencil.down(at(0, 0, { pressure: 0.2 }));
    pencil.move([at(300, 0, { pressure: 0.8 })]);
    pencil.up(at(300, 0));

    const [item] = board.items();
    if (item?.object.kind !== 'stroke') throw new Error('No stroke.');
    expect(item.object.pressures?.[0]).toBe(51);
    expect(item.object.pressures).toHaveLength(item.object.points.length / 2);
  });

  it('leaves nothing when it is taken back', () => {
    tools.pencil.down(at(0, 0));
    tools.pencil.move([at(300, 300)]);
    tools.pencil.frame?.(1_000);

    tools.pencil.cancel();

    expect(board.count).toBe(0);
    expect(tools.pencil.preview?.()).toBeUndefined();
  });

  it('does nothing on a board that is only read', () => {
    board.writeAs(undefined);

    drag(tools.pencil, at(0, 0), at(500, 300));

    expect(board.count).toBe(0);
  });
});

describe('The marker', () => {
  it('is broader and fainter than the pencil', () => {
    drag(tools.marker, at(0, 0), at(500, 300));

    expect(board.items()[0]?.object).toMatchObject({ tool: 'marker', width: 200, opacity: 102 });
  });
});

describe('The tools for shapes', () => {
  it('draw boxes whichever corner they begin at', () => {
    drag(tools.rectangle, at(500, 300), at(100, 50));

    const place = { kind: 'rectangle', x: 100, y: 50, w: 400, h: 250 };
    expect(board.items()[0]?.object).toMatchObject(place);
  });

  it('draw lines and arrows in the direction they were drawn', () => {
    drag(tools.arrow, at(500, 300), at(100, 50));

    const place = { kind: 'arrow', x: 500, y: 300, w: -400, h: -250 };
    expect(board.items()[0]?.object).toMatchObject(place);
  });

  it('make squares, circles and straight lines with shift', () => {
    drag(tools.ellipse, at(0, 0), at(-300, 100, { isExact: true }));
    drag(tools.line, at(0, 0), at(1_000, 90, { isExact: true }));

    const [ellipse, line] = board.items().map(({ object }) => object);
    expect(ellipse).toMatchObject({ x: -300, y: 0, w: 300, h: 300 });
    expect(line).toMatchObject({ w: 1_000, h: 0 });
  });

  it('take a slip of the hand for nothing', () => {
    drag(tools.rectangle, at(0, 0), at(20, 10));

    expect(board.count).toBe(0);
  });
});

describe('The eraser', () => {
  it('removes every object on its way, and one undo brings all back', () => {
    board.add([aLine([0, -500, 0, 500]), aLine([400, -500, 400, 500]), aLine([900, 0, 900, 9])]);

    drag(tools.eraser, at(-200, 0), at(600, 0));

    expect(board.count).toBe(1);
    board.undo();
    expect(board.count).toBe(3);
  });

  it('brings back what a second finger shows to have been a mistake', () => {
    board.add([aLine([0, -500, 0, 500])]);
    tools.eraser.down(at(0, 0));

    tools.eraser.cancel();

    expect(board.count).toBe(1);
  });

  it('leaves the plan that everything is drawn on', () => {
    const plan = {
      kind: 'image',
      x: 0,
      y: 0,
      w: 999,
      h: 999,
      ref: 'plano:a',
      opacity: 255,
    } as const;
    board.add([{ object: { ...plan, locked: true } }]);

    drag(tools.eraser, at(0, 0), at(900, 900));

    expect(board.count).toBe(1);
  });
});

describe('The tools for words and pins', () => {
  it('open new words, or those under the pointer', () => {
    const [note = ''] = board.add([aNote(5_000, 5_000)]);

    drag(tools.text, at(100, 100), at(100, 100));
    drag(tools.text, at(5_500, 5_500), at(5_500, 5_500));

    expect(asked.texts).toEqual([{ x: 100, y: 180 }, { id: note }]);
    expect(asked.tools).toEqual(['select', 'select']);
  });

  it('stick a note around the pointer and open it', () => {
    drag(tools.note, at(0, 0), at(0, 0));

    const [item] = board.items();
    expect(item?.object).toMatchObject({ kind: 'note', x: -900, y: -900, w: 1_800, h: 1_800 });
    expect(asked.texts).toEqual([{ id: item?.id }]);
  });

  it('put a pin and open its conversation', () => {
    drag(tools.pin, at(10, 20), at(10, 20));

    const [item] = board.items();
    expect(item?.object).toMatchObject({ kind: 'pin', x: 10, y: 20, comment: '', done: false });
    expect(asked.pins).toEqual([item?.id]);
  });
});

describe('The hand', () => {
  it('moves the view against the pointer', () => {
    drag(tools.hand, at(0, 0), at(300, 100));

    expect(asked.pans[0]).toEqual([-30, -10]);
  });
});

describe('The arrow that selects', () => {
  it('selects what it taps, and with shift more of it', () => {
    const [one = '', two = ''] = board.add([aNote(), aNote(5_000)]);

    drag(tools.select, at(500, 500), at(500, 500));
    expect([...selection]).toEqual([one]);
    const shifted = at(5_500, 500, { isExact: true });
    drag(tools.select, shifted, shifted);
    expect([...selection]).toEqual([one, two]);
    drag(tools.select, shifted, shifted);
    expect([...selection]).toEqual([one]);
    drag(tools.select, at(3_000, 3_000), at(3_000, 3_000));
    expect([...selection]).toEqual([]);
  });

  it('selects everything that a box touches', () => {
    const ids = board.add([aNote(), aNote(5_000), aLine([0, 2_000, 9_000, 2_000])]);

    drag(tools.select, at(-500, -500), at(1_500, 2_500));

    expect([...selection].sort()).toEqual([ids[0], ids[2]].sort());
  });

  it('moves what is selected in one change', () => {
    const ids = board.add([aNote(), aNote(2_000)]);
    selection = new Set(ids);
    let changes = 0;
    board.on('change', () => (changes += 1));

    drag(tools.select, at(500, 500), at(800, 600), [at(600, 550)]);

    expect(board.items().map(({ object }) => 'x' in object && [object.x, object.y])).toEqual([
      [300, 100],
      [2_300, 100],
    ]);
    expect(changes).toBe(1);
  });

  it('resizes by a corner, and shows the box while it does', () => {
    selection = new Set(board.add([aRectangle(0, 0, 1)]));
    const { select } = tools;

    select.down(at(1_020, 520));
    select.move([at(2_020, 1_020)]);
    expect(select.preview?.()?.drag?.to).toMatchObject({ left: -20, right: 2_020 });
    select.up(at(2_020, 1_020));

    const [item] = board.items();
    if (item?.object.kind !== 'rectangle') throw new Error('No rectangle.');
    expect(item.object.w).toBeGreaterThan(1_900);
    expect(item.object.h).toBeGreaterThan(900);
  });

  it('bends a line by its end', () => {
    const look = { colour: 0, fill: null, width: 40, opacity: 255 };
    const line = { kind: 'line', x: 0, y: 0, w: 1_000, h: 0, ...look } as const;
    selection = new Set(board.add([{ object: line }]));

    drag(tools.select, at(1_000, 0), at(700, 900));

    expect(board.items()[0]?.object).toMatchObject({ x: 0, y: 0, w: 700, h: 900 });
  });

  it('leaves things where they are when it is taken back', () => {
    selection = new Set(board.add([aNote()]));
    tools.select.down(at(500, 500));
    tools.select.move([at(900, 900)]);

    tools.select.cancel();

    expect(board.items()[0]?.object).toMatchObject({ x: 0, y: 0 });
  });

  it('opens a pin that is tapped, and words that are tapped twice', () => {
    const pin = { kind: 'pin', x: 0, y: 0, colour: 0, comment: '', done: false } as const;
    const [id = '', note = ''] = board.add([{ object: pin }, aNote(5_000, 5_000)]);

    drag(tools.select, at(0, -120), at(0, -120));
    tools.select.doubleTap?.(at(5_500, 5_500));

    expect(asked.pins).toEqual([id]);
    expect(asked.texts).toEqual([{ id: note }]);
  });

  it('changes nothing on a board that is only read', () => {
    const [id = ''] = board.add([aNote()]);
    board.writeAs(undefined);

    drag(tools.select, at(500, 500), at(900, 900));

    expect([...selection]).toEqual([id]);
    expect(board.items()[0]?.object).toMatchObject({ x: 0, y: 0 });
  });
});
