import { BOARD_LIMITS } from '@vigia/domain/board';
import { describe, expect, it } from 'vitest';
import { BoardDocument } from '../document/board-document.js';
import { aBoard } from '../testing/a-board.js';
import { importWbo } from './import-wbo.js';

function fileOf(text: string): Blob {
  // The text of a Blob, where the test environment's own knows none.
  return Object.assign(new Blob([text]), { text: async () => text });
}

function wboJson(strokes: number, points: number): string {
  const board: Record<string, unknown> = {};
  for (let i = 0; i < strokes; i += 1) {
    const _children = Array.from({ length: points }, (_, at) => ({
      x: (at * 7_919) % 5_000,
      y: (at * 104_729) % 5_000,
    }));
    board[`l${String(i)}`] = { type: 'Pencil', color: '#112233', size: 4, _children };
  }
  return JSON.stringify(board);
}

describe('A WBO board', () => {
  it('[BRD-40] comes over in portions that the service takes, and is undone as one', async () => {
    const board = aBoard();
    const sizes: number[] = [];
    board.doc.on('update', (update: Uint8Array) => sizes.push(update.length));
    const progress: number[] = [];

    const report = await importWbo(board, fileOf(wboJson(600, 400)), {
      onProgress: (done) => progress.push(done),
    });

    expect(report).toMatchObject({ imported: 600, unread: 0, left: 0 });
    expect(sizes.length).toBeGreaterThan(3);
    expect(Math.max(...sizes)).toBeLessThan(BOARD_LIMITS.updateBytes);
    expect(progress).toHaveLength(sizes.length);
    board.undo();
    expect(board.count).toBe(0);
  });

  it('[BRD-40] lies above what was there', async () => {
    const board = aBoard();
    await importWbo(board, fileOf(wboJson(1, 2)));
    const [first] = board.items();

    await importWbo(board, fileOf('<svg><path d="M0 0L5 5" stroke="#ff0000"/></svg>'));

    expect(board.items()[0]?.id).toBe(first?.id);
    expect(board.items()[1]?.object).toMatchObject({ colour: 0xff0000 });
  });

  it('tells what it could not read', async () => {
    const text = '{"a":{"type":"Cursor"},"b":{"type":"Rectangle","x":0,"y":0,"x2":5,"y2":5}}';

    expect(await importWbo(aBoard(), fileOf(text))).toMatchObject({ imported: 1, unread: 1 });
    expect(await importWbo(aBoard(), fileOf('hello'))).toMatchObject({ problem: 'unreadable' });
    expect(await importWbo(new BoardDocument(), fileOf(text))).toMatchObject({
      problem: 'read-only',
    });
  });

  it('can be stopped, and keeps what had come', async () => {
    const board = aBoard();
    const stop = new AbortController();

    const report = await importWbo(board, fileOf(wboJson(2_000, 3)), {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });

    expect(report.imported).toBe(board.count);
    expect(report.left).toBe(2_000 - board.count);
    expect(board.count).toBeGreaterThan(0);
  });
});
