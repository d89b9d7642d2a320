import { unionOf, type Box } from '@vigia/domain/board';
import type { BoardDocument } from '../document/board-document.js';
import type { BoardItem } from '../document/board-item.js';
import { widenedBy } from '../geometry/box.js';
import type { ResolveImage } from '../view/pictures.js';

export interface ExportOptions {
  readonly resolveImage?: ResolveImage | undefined;
  /** Only these objects. */
  readonly ids?: Iterable<string> | undefined;
  /** A CSS colour, or null for none (SVG and PNG). Default white. */
  readonly background?: string | null | undefined;
}

/** What goes into a file, and how much of the board that is. */
export interface Sheet {
  readonly items: readonly BoardItem[];
  readonly box: Box;
}

const MARGIN = 200;
const EMPTY: Box = { left: 0, top: 0, right: 4_000, bottom: 3_000 };

export function sheetOf(document: BoardDocument, ids: Iterable<string> | undefined): Sheet {
  const chosen = ids === undefined ? undefined : new Set(ids);
  const items = document.items().filter(({ id }) => chosen?.has(id) ?? true);
  const boxes = items.flatMap(({ id }) => document.boundsOf(id) ?? []);
  const { left, top, right, bottom } = widenedBy(unionOf(boxes) ?? EMPTY, MARGIN);
  return {
    items,
    box: {
      left: Math.floor(left),
      top: Math.floor(top),
      right: Math.ceil(right),
      bottom: Math.ceil(bottom),
    },
  };
}
