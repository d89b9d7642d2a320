import { encodeStroke, objectId, zBetween } from '@vigia/domain/board';
import * as Y from 'yjs';

const POINTS = 40;

/** Strokes as hands draw them: short steps, slowly turning; always the same ones. */
export function handDrawn(strokes: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 1;
  let state = 42;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  let z = 'V';
  doc.transact(() => {
    for (let serial = 0; serial < strokes; serial += 1) {
      let x = random() * 40_000;
      let y = random() * 30_000;
      let direction = random() * 6.28;
      const points: number[] = [];
      for (let i = 0; i < POINTS; i += 1) {
        points.push(Math.round(x), Math.round(y));
        direction += (random() - 0.5) * 0.6;
        x += Math.cos(direction) * 40;
        y += Math.sin(direction) * 40;
      }
      z = zBetween(z, undefined);
      const id = objectId({ clientId: 1, serial });
      const stroke = {
        kind: 'stroke',
        tool: 'pencil',
        colour: 0x1d4ed8,
        width: 40,
        opacity: 255,
        z,
        points,
      } as const;
      doc.getMap('objects').set(id, encodeStroke(stroke));
    }
  });
  return doc;
}
