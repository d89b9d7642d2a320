import { encodeStroke } from '@vigia/domain/board';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { splitUpdate } from './split-update.js';

const LIMITS = { first: 4_000, rest: 2_000 };
const STROKE = encodeStroke({
  kind: 'stroke',
  tool: 'pencil',
  colour: 0,
  width: 40,
  opacity: 255,
  z: 'V',
  points: Array.from({ length: 60 }, (_, at) => at * 37),
});

/** Two people who change the same keys in turn, so that their changes lean on each other. */
function entangled(): Y.Doc {
  const [one, other] = [new Y.Doc(), new Y.Doc()];
  for (let round = 0; round < 150; round += 1) {
    const doc = round % 2 === 0 ? one : other;
    doc.getMap('objects').set(`1-${String(round % 90)}`, STROKE);
    doc.getMap('objects').set(`note-${String(round)}`, { kind: 'note', x: round });
    if (round % 5 === 0) doc.getMap('objects').delete(`note-${String(round - 1)}`);
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  }
  return one;
}

describe('A change that is too large to be sent at once', () => {
  it('becomes parts within the limits that say the same', () => {
    const doc = entangled();
    const update = Y.encodeStateAsUpdate(doc);

    const parts = splitUpdate(update, LIMITS);

    expect(parts.length).toBeGreaterThan(3);
    expect(parts[0]?.length).toBeLessThanOrEqual(LIMITS.first);
    for (const part of parts.slice(1)) expect(part.length).toBeLessThanOrEqual(LIMITS.rest);
    const copy = new Y.Doc();
    for (const part of parts) Y.applyUpdate(copy, part);
    expect(copy.getMap('objects').toJSON()).toEqual(doc.getMap('objects').toJSON());
    expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(doc));
  });

  it('is never waiting for a part that is still to come', () => {
    const copy = new Y.Doc();

    for (const part of splitUpdate(Y.encodeStateAsUpdate(entangled()), LIMITS)) {
      Y.applyUpdate(copy, part);
      expect(copy.store.pendingStructs).toBeNull();
      expect(copy.store.pendingDs).toBeNull();
    }
  });

  it('stays whole when it fits', () => {
    const update = Y.encodeStateAsUpdate(entangled());

    expect(splitUpdate(update, { first: update.length, rest: 1 })).toEqual([update]);
  });
});
