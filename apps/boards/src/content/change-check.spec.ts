import { BOARD_LIMITS, BOARD_ROOTS, objectId } from '@vigia/domain/board';
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
