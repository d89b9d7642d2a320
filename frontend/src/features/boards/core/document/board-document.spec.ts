import { BOARD_LIMITS, zBetween } from '@vigia/domain/board';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { aBoard, aLine, aNote, aPair, aRectangle } from '../testing/a-board.js';
import { BoardDocument, readVersion, type DocumentChange } from './board-document.js';

const PENCIL = { tool: 'pencil', colour: 0, width: 40, opacity: 255 } as const;

function idsOf(board: BoardDocument): readonly string[] {
  return board.items().map(({ id }) => id);
}

describe('A board as a document', () => {
  it('puts new objects on top, in the order they were given', () => {
    const board = aBoard();

    const [one = '', two = ''] = board.add([aNote(), aRectangle()]);
    const [three = ''] = board.add([aNote()]);

    expect(idsOf(board)).toEqual([one, two, three]);
  });

  it('tells which objects changed, and nothing else', () => {
    const board = aBoard();
    const [one = '', two = ''] = board.add([aNote(), aNote()]);
    const changes: DocumentChange[] = [];
    board.on('change', (change) => changes.push(change));

    board.move([one], 10, 0);
    board.setText(two, 'hola');
    board.remove([one]);

    expect(changes).toEqual([
      { added: [], updated: [one], removed: [], isReset: false, isLocal: true },
      { added: [], updated: [two], removed: [], isReset: false, isLocal: true },
      { added: [], updated: [], removed: [one], isReset: false, isLocal: true },
    ]);
    expect(board.get(two)?.text).toBe('hola');
  });

  it('keeps its order right while thousands come, go and change places', () => {
    const board = aBoard();
    const ids = [...board.add(Array.from({ length: 3_000 }, (_, at) => aNote(at)))];

    board.toFront([ids[10] ?? '']);
    board.toBack([ids[2_000] ?? '']);
    board.remove(ids.splice(100, 50));

    const expected = [...board.items()].sort((a, b) => (a.object.z < b.object.z ? -1 : 1));
    expect(board.items()).toEqual(expected);
    expect(idsOf(board)[0]).toBe(ids[1_950]);
    expect(idsOf(board).at(-1)).toBe(ids[10]);
  });

  it('sends things to the back, but not behind the plan they were drawn on', () => {
    const board = aBoard();
    const plan = { kind: 'image', x: 0, y: 0, w: 9, h: 9, ref: 'plano:a', opacity: 255 } as const;
    const [note = '', other = ''] = board.add([aNote(), aNote()]);
    const [picture = ''] = board.add([{ object: { ...plan, locked: true } }], 'bottom');

    board.toBack([other]);

    expect(idsOf(board)).toEqual([picture, other, note]);
  });

  it('moves and resizes every kind, keeping places whole and lines as wide as they were', () => {
    const board = aBoard();
    const ids = board.add([aLine([0, 0, 100, 50]), aRectangle(), aNote()]);

    board.move(ids, 10.4, -3.6);
    board.resize(
      ids,
      { left: 10, top: -4, right: 1_010, bottom: 996 },
      { left: 0, top: 0, right: 500, bottom: 2_000 },
    );

    const [line, rectangle, note] = board.items().map(({ object }) => object);
    expect(line).toMatchObject({ points: [0, 0, 50, 100], width: 40 });
    expect(rectangle).toMatchObject({ x: 0, y: 0, w: 500, h: 1_000, width: 40 });
    expect(note).toMatchObject({ x: 0, y: 0, w: 500, h: 2_000 });
  });

  it('restyles only what an object has', () => {
    const board = aBoard();
    const [line = '', note = ''] = board.add([aLine([0, 0, 5, 5]), aNote()]);

    board.restyle([line, note], { colour: 0xff0000, width: 80, fill: 0x00ff00 });

    expect(board.get(line)?.object).toMatchObject({ colour: 0xff0000, width: 80 });
    expect(board.get(note)?.object).toEqual({ ...board.get(note)?.object, colour: 0xff0000 });
    expect(board.get(note)?.object).not.toHaveProperty('fill');
  });

  it('refuses what would leave the board, and changes nothing', () => {
    const board = aBoard();
    const [id = ''] = board.add([aNote()]);
    const refusals: string[] = [];
    board.on('refused', (reason) => refusals.push(reason));

    expect(board.move([id], BOARD_LIMITS.coordinate + 1, 0)).toBe(false);
    expect(board.add([aNote(2 * BOARD_LIMITS.coordinate)])).toEqual([]);

    expect(refusals).toEqual(['out-of-bounds', 'out-of-bounds']);
    expect(board.get(id)?.object).toMatchObject({ x: 0 });
    expect(board.count).toBe(1);
  });

  it('[BRD-20] refuses more than a board holds before anything is sent', () => {
    const board = aBoard();
    let updates = 0;
    board.doc.on('update', () => (updates += 1));
    const refusals: string[] = [];
    board.on('refused', (reason) => refusals.push(reason));

    board.add(Array.from({ length: BOARD_LIMITS.objects + 1 }, () => aNote()));

    expect(refusals).toEqual(['too-many']);
    expect(updates).toBe(0);
  });

  it('cuts words at their limit', () => {
    const board = aBoard();
    const [id = ''] = board.add([aNote()]);

    board.setText(id, 'a'.repeat(BOARD_LIMITS.textLength + 1));

    expect(board.get(id)?.text).toHaveLength(BOARD_LIMITS.textLength);
  });

  it('[BRD-9] says who one is with the first change, and once', () => {
    const board = aBoard();
    expect(board.people().size).toBe(0);

    const [id = ''] = board.add([aNote()]);
    board.add([aNote()]);

    expect([...board.people().values()]).toEqual([{ who: 'person-1000', name: 'P1000' }]);
    expect(board.authorOf(id)?.name).toBe('P1000');
  });

  it('does not show what it does not know', () => {
    const doc = new Y.Doc();
    doc.getMap('objects').set('1-1', { kind: 'hologram', x: 0 });
    doc.getMap('objects').set('1-2', Uint8Array.of(1, 2, 3));

    expect(new BoardDocument(doc).count).toBe(0);
  });

  it('shows a version that nobody can write on', () => {
    const board = aBoard();
    board.add([aNote()]);

    const version = readVersion(Y.encodeStateAsUpdate(board.doc));

    expect(version.count).toBe(1);
    expect(version.add([aNote()])).toEqual([]);
    expect(version.canUndo).toBe(false);
  });

  it('forgets everything when another document takes its place', () => {
    const board = aBoard();
    const [id = ''] = board.add([aNote()]);
    const changes: DocumentChange[] = [];
    board.on('change', (change) => changes.push(change));

    board.replaceDoc(new Y.Doc());

    expect(changes).toMatchObject([{ isReset: true }]);
    expect(board.get(id)).toBeUndefined();
    expect(board.isReadOnly).toBe(true);
    expect(board.canUndo).toBe(false);
  });
});

describe('Undo', () => {
  it('takes back one action at a time, however large, and does it again', () => {
    const board = aBoard();
    board.add([aNote(), aNote(), aNote()]);
    const [id = ''] = idsOf(board);
    board.move([id], 10, 0);

    board.undo();
    expect(board.get(id)?.object).toMatchObject({ x: 0 });
    board.undo();
    expect(board.count).toBe(0);
    board.redo();
    board.redo();

    expect(board.count).toBe(3);
    expect(board.get(id)?.object).toMatchObject({ x: 10 });
    expect(board.canRedo).toBe(false);
  });

  it('touches only what one did oneself', () => {
    const [ana, luis] = aPair();
    const [hers = ''] = ana.add([aNote()]);
    const [his = ''] = luis.add([aNote()]);

    ana.undo();

    expect(ana.get(hers)).toBeUndefined();
    expect(ana.get(his)).toBeDefined();
    expect(ana.canUndo).toBe(false);
  });

  it('leaves what somebody else has changed since', () => {
    const [ana, luis] = aPair();
    const [id = ''] = ana.add([aNote()]);
    ana.move([id], 10, 0);
    luis.move([id], 5, 0);

    ana.undo();

    expect(ana.get(id)?.object).toMatchObject({ x: 15 });
  });

  it('does not bring back what somebody else has removed since', () => {
    const [ana, luis] = aPair();
    const [id = ''] = ana.add([aNote()]);
    ana.move([id], 10, 0);
    luis.remove([id]);

    ana.undo();

    expect(ana.get(id)).toBeUndefined();
    expect(luis.get(id)).toBeUndefined();
  });
});

describe('A stroke that is being drawn', () => {
  it('[BRD-6] is seen by others as it grows, and is one object in the end', () => {
    const [ana, luis] = aPair();
    const seen: number[] = [];
    luis.on('live', () => {
      const [stroke] = luis.liveStrokes().values();
      seen.push((stroke?.points.length ?? 0) / 2);
    });

    const stroke = ana.beginStroke(PENCIL);
    stroke?.append([0, 0, 10, 10]);
    stroke?.append([20, 20]);
    const [id = ''] = stroke?.finish() ?? [];

    expect(seen).toEqual([2, 3, 0]);
    expect(ana.liveStrokes().size).toBe(0);
    expect(luis.get(id)?.object).toMatchObject({ points: [0, 0, 10, 10, 20, 20] });
    ana.undo();
    expect(luis.count).toBe(0);
  });

  it('keeps the pressure of every point', () => {
    const board = aBoard();
    const stroke = board.beginStroke(PENCIL);

    stroke?.append([0, 0, 10, 10], [10, 200]);
    const [id = ''] = stroke?.finish() ?? [];

    expect(board.get(id)?.object).toMatchObject({ pressures: [10, 200] });
  });

  it('leaves nothing when it is taken back', () => {
    const [ana, luis] = aPair();
    const stroke = ana.beginStroke(PENCIL);
    stroke?.append([0, 0, 10, 10]);

    stroke?.cancel();

    expect(luis.liveStrokes().size).toBe(0);
    expect(luis.count).toBe(0);
    expect(ana.canUndo).toBe(false);
  });

  it('[BRD-20] goes on as another one from the same point where it would become too long', () => {
    const board = aBoard();
    const stroke = board.beginStroke(PENCIL);
    const points = Array.from({ length: 2 * (BOARD_LIMITS.strokePoints + 200) }, (_, at) => at);

    stroke?.append(points);
    const ids = stroke?.finish() ?? [];

    const [first, second] = board.items().map(({ object }) => object);
    expect(ids).toHaveLength(2);
    if (first?.kind !== 'stroke' || second?.kind !== 'stroke') throw new Error('No strokes.');
    expect(first.points).toEqual(points.slice(0, 2 * BOARD_LIMITS.strokePoints));
    expect(second.points.slice(0, 2)).toEqual(first.points.slice(-2));
    expect(second.points).toEqual(points.slice(2 * BOARD_LIMITS.strokePoints - 2));
    board.undo();
    expect(board.count).toBe(0);
  });

  it('is finished by others when its author is gone', () => {
    const [ana, luis] = aPair();
    ana.beginStroke(PENCIL)?.append([0, 0, 10, 10]);

    luis.finishAbandoned(() => false);

    expect(luis.liveStrokes().size).toBe(0);
    expect(luis.items()[0]?.object).toMatchObject({ points: [0, 0, 10, 10] });
    expect(luis.canUndo).toBe(false);
  });

  it('is complete in the end even when others finished it too early', () => {
    const [ana, luis] = aPair();
    const stroke = ana.beginStroke(PENCIL);
    stroke?.append([0, 0, 10, 10]);
    luis.finishAbandoned(() => false);

    stroke?.append([20, 20]);
    stroke?.finish();

    expect(luis.items().map(({ object }) => object)).toMatchObject([
      { points: [0, 0, 10, 10, 20, 20] },
    ]);
  });

  it('goes on while its author is welcomed anew after a reconnection', () => {
    const board = aBoard();
    const { identity } = board;
    const stroke = board.beginStroke(PENCIL);
    stroke?.append([0, 0, 10, 10]);

    board.writeAs(identity && { ...identity });
    stroke?.append([20, 20]);
    stroke?.finish();

    expect(board.items().map(({ object }) => object)).toMatchObject([
      { points: [0, 0, 10, 10, 20, 20] },
    ]);
  });

  it('belongs to the document it was begun on', () => {
    const board = aBoard();
    const stroke = board.beginStroke(PENCIL);
    stroke?.append([0, 0]);

    board.replaceDoc(new Y.Doc());
    stroke?.append([5, 5]);

    expect(stroke?.finish()).toEqual([]);
    expect(board.count).toBe(0);
  });
});

describe('The places in the order', () => {
  it('[BRD-7] stay short over thousands of objects', () => {
    const board = aBoard();
    board.add(Array.from({ length: 5_000 }, () => aNote()));

    expect(zBetween(board.items().at(-1)?.object.z, undefined).length).toBeLessThan(8);
  });
});
