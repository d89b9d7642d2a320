import { BOARD_ROOTS } from '@vigia/domain/board';
import * as Y from 'yjs';

const RESTORED = [BOARD_ROOTS.objects, BOARD_ROOTS.texts] as const;

/** [BRD-35] Makes a document look like an older state by new changes, so that it can be undone and merges with others'. */
export function restoreInto(doc: Y.Doc, update: Uint8Array, origin: unknown): void {
  const then = new Y.Doc();
  Y.applyUpdate(then, update);
  doc.transact(() => {
    for (const root of RESTORED) {
      const now = doc.getMap(root);
      const before = then.getMap(root);
      for (const key of [...now.keys()]) if (!before.has(key)) now.delete(key);
      for (const [key, value] of before) {
        if (!isSame(now.get(key), value)) now.set(key, value);
      }
    }
  }, origin);
  then.destroy();
}

function isSame(one: unknown, other: unknown): boolean {
  if (one instanceof Uint8Array && other instanceof Uint8Array) {
    return Buffer.compare(one, other) === 0;
  }
  return JSON.stringify(one) === JSON.stringify(other);
}
