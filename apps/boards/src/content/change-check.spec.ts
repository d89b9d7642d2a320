import { BOARD_LIMITS, BOARD_ROOTS, clientKey, encodeChunk, objectId } from '@vigia/domain/board';
import { beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Seal } from '../sessions/seal.js';
import { Census } from './census.js';
import { checkChange, type CheckedChange } from './change-check.js';

const BOARD = 'b1';

describe('A board whose past fills it', () => {
  const seal = new Seal('a test key of more than thirty-two characters');
  const sender = { who: seal.who('mallory@utec.edu.pe'), name: 'Mallory' };
  const clientId = seal.clientId(BOARD, sender.who, 1);
  const texts = [1, 2].map((serial) => objectId({ clientId, serial }));
  const server = new Y.Doc();
  const client = new Y.Doc();
  let census: Census;
  beforeAll(() => {
    client.clientID = clientId;
    // What is written over stays behind as deleted, and two that alternate never melt into one.
    client.transact(() => {
      for (let written = 0; written < BOARD_LIMITS.historyItems; written += texts.length) {
        for (const id of texts) client.getMap(BOARD_ROOTS.texts).set(id, '');
      }
    });
    Y.applyUpdate(server, Y.encodeStateAsUpdate(client));
    census = new Census(server);
  }, 60_000);

  function check(work: (entries: Y.Map<unknown>) => void): CheckedChange {
    const before = Y.encodeStateVector(client);
    work(client.getMap(BOARD_ROOTS.texts));
    return checkChange(Y.encodeStateAsUpdate(client, before), {
      doc: server,
      census,
      sender,
      isHandshake: false,
      owns: (who, id) => seal.owns(BOARD, who, id),
      isHere: () => false,
    });
  }

  it('[BRD-20] lets delete what is on it', () => {
    expect(check((entries) => entries.delete(texts[1] ?? '')).refusal).toBeUndefined();
  });

  it('[BRD-20] takes no more, however little is on it', () => {
    expect(check((entries) => entries.set(texts[0] ?? '', 'x')).refusal).toEqual({
      code: 4409,
      reason: 'board-full: history',
    });
  });
});

describe('A board with strokes that nobody finishes', () => {
  const seal = new Seal('a test key of more than thirty-two characters');
  const sender = { who: seal.who('mallory@utec.edu.pe'), name: 'Mallory' };
  const chunk = encodeChunk({
    points: Array.from({ length: 2 * BOARD_LIMITS.chunkPoints }, () => 1),
  });
  const chunks = BOARD_LIMITS.strokePoints / BOARD_LIMITS.chunkPoints;

  /** A live stroke of full length, each under another client id of hers. */
  function stroke(nonce: number): Uint8Array {
    const doc = new Y.Doc();
    doc.clientID = seal.clientId(BOARD, sender.who, nonce);
    const list = Y.Array.from(Array.from({ length: chunks }, () => chunk));
    doc.getMap(BOARD_ROOTS.live).set(clientKey(doc.clientID), list);
    return Y.encodeStateAsUpdate(doc);
  }

  it('[BRD-20] takes so many, under however many client ids', () => {
    const doc = new Y.Doc();
    const census = new Census(doc);
    const context = {
      doc,
      census,
      sender,
      isHandshake: false,
      owns: (who: string, id: number) => seal.owns(BOARD, who, id),
      isHere: () => false,
    };
    const room = BOARD_LIMITS.livePoints / BOARD_LIMITS.strokePoints;
    for (let nonce = 0; nonce < room; nonce += 1) Y.applyUpdate(doc, stroke(nonce));

    expect(checkChange(stroke(room), context).refusal?.reason).toBe('board-full: live strokes');

    doc.getMap(BOARD_ROOTS.live).delete(clientKey(seal.clientId(BOARD, sender.who, 0)));
    expect(checkChange(stroke(room), context).refusal).toBeUndefined();
  });
});
