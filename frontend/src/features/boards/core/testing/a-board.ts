import type { Draft } from '../document/board-item.js';
import { BoardDocument } from '../document/board-document.js';
import { estimateText } from '../geometry/text-layout.js';
import * as Y from 'yjs';

/** A document that this person may write. */
export function aBoard(clientId = 1_000, doc = new Y.Doc()): BoardDocument {
  const board = new BoardDocument(doc, estimateText);
  board.writeAs({ clientId, who: `person-${String(clientId)}`, name: `P${String(clientId)}` });
  return board;
}

/** Two documents that tell each other everything at once. */
export function aPair(): readonly [BoardDocument, BoardDocument] {
  const [one, other] = [aBoard(1_000), aBoard(2_000)];
  one.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== other) Y.applyUpdate(other.doc, update, one);
  });
  other.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== one) Y.applyUpdate(one.doc, update, other);
  });
  return [one, other];
}

export function aNote(x = 0, y = 0): Draft {
  return { object: { kind: 'note', x, y, w: 1_000, h: 1_000, colour: 0xfff0a3 }, text: '' };
}

export function aRectangle(x = 0, y = 0, fill: number | null = null): Draft {
  const look = { colour: 0, fill, width: 40, opacity: 255 };
  return { object: { kind: 'rectangle', x, y, w: 1_000, h: 500, ...look } };
}

export function aLine(points: readonly number[]): Draft {
  const look = { tool: 'pencil', colour: 0, width: 40, opacity: 255 } as const;
  return { object: { kind: 'stroke', ...look, points } };
}
