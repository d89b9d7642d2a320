import { BOARD_LIMITS, type StoredObject } from '@vigia/domain/board';
import type { BoardDocument } from './board-document.js';
import { weightOf } from './board-item.js';

export interface Portioned {
  readonly object: StoredObject;
  readonly text?: string;
}

export interface PortionOptions {
  readonly onProgress?: (done: number, all: number) => void;
  readonly signal?: AbortSignal;
}

/** A portion stays well below one change, whatever its keys and fields weigh on the wire. */
const PORTION_BYTES = BOARD_LIMITS.updateBytes / 2;
const PORTION_OBJECTS = 500;

/** Puts many objects on a board without holding up the page; all of it is undone together. */
export async function addInPortions(
  document: BoardDocument,
  objects: readonly Portioned[],
  { onProgress, signal }: PortionOptions = {},
): Promise<readonly string[]> {
  const ids: string[] = [];
  let isFirst = true;
  for (const portion of portionsOf(objects)) {
    if (signal?.aborted === true) break;
    const added = document.addStored(portion, !isFirst);
    if (added.length === 0) break;
    isFirst = false;
    ids.push(...added);
    onProgress?.(ids.length, objects.length);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return ids;
}

function* portionsOf(objects: readonly Portioned[]): Generator<readonly Portioned[]> {
  let portion: Portioned[] = [];
  let bytes = 0;
  for (const one of objects) {
    const weight = weightOf(one.object) + weightOf(one.text ?? '');
    if (
      portion.length > 0 &&
      (bytes + weight > PORTION_BYTES || portion.length >= PORTION_OBJECTS)
    ) {
      yield portion;
      portion = [];
      bytes = 0;
    }
    portion.push(one);
    bytes += weight;
  }
  if (portion.length > 0) yield portion;
}
