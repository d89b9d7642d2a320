import { describe, expect, it } from 'vitest';
import type { BoardDocument, DocumentChange } from '../document/board-document.js';
import { aBoard, aLine, aNote } from '../testing/a-board.js';
import { Scene, type Damage } from './scene.js';

const PIN = { kind: 'pin', x: 0, y: 0, colour: 0, comment: '', done: false } as const;

function sceneOf(board: BoardDocument): { readonly scene: Scene; readonly damages: Damage[] } {
  const scene = new Scene(board);
  const damages: Damage[] = [];
  board.on('change', (change: DocumentChange) => damages.push(scene.apply(change)));
  return { scene, damages };
}

describe('The scene', () => {
  it('knows what is on top, and what lies between and asks for more', () => {
    const board = aBoard();
    const { damages } = sceneOf(board);
    board.add([aNote(), aNote()]);
    board.add([aNote()], 'bottom');

    expect(damages.map(({ onTop, boxes }) => [onTop.length, boxes.length])).toEqual([
      [2, 0],
      [0, 1],
    ]);
  });

  it('names where a thing was and where it is now', () => {
    const board = aBoard();
    const [id = ''] = board.add([aNote()]);
    const { damages } = sceneOf(board);

    board.move([id], 5_000, 0);
    board.remove([id]);

    expect(damages.map(({ boxes }) => boxes.map(({ left }) => left))).toEqual([
      [0, 5_000],
      [5_000],
    ]);
  });

  it('gives what is under the pointer from the top down', () => {
    const board = aBoard();
    const { scene } = sceneOf(board);
    const ids = board.add([aNote(), aLine([0, 500, 1_000, 500])]);

    expect(scene.hits(500, 500, 20).map(({ id }) => id)).toEqual([...ids].reverse());
    expect(scene.hit(500, 900, 20)?.id).toBe(ids[0]);
  });

  it('meets a pin as large as it is drawn from afar', () => {
    const board = aBoard();
    const { scene } = sceneOf(board);
    const [id = ''] = board.add([{ object: PIN, text: '' }]);

    expect(scene.hit(0, -900, 50)).toBeUndefined();
    scene.pinScale = 5;
    expect(scene.hit(0, -900, 50)?.id).toBe(id);
    board.remove([id]);
    expect(scene.pins()).toEqual([]);
  });
});
