import { boundsOf, type Box } from '@vigia/domain/board';
import type { BoardItem } from '../document/board-item.js';
import { widenedBy } from './box.js';
import { boundsOfText, type MeasureText } from './text-layout.js';

/** The box of an object as it is drawn, pen widths and arrow heads included. */
export function boundsOfItem({ object, text }: BoardItem, measure: MeasureText): Box {
  if (object.kind === 'text') return boundsOfText(object, text, measure);
  const box = boundsOf(object, text);
  if (object.kind === 'arrow') {
    return widenedBy(box, Math.min(Math.hypot(object.w, object.h) / 2, 5 * object.width) * 0.6);
  }
  return object.kind === 'stroke' && object.pressures !== undefined
    ? widenedBy(box, object.width / 2)
    : box;
}
