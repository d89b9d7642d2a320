import { readObject, type BoardObject } from '@vigia/domain/board';
import type { BoardDocument } from '../document/board-document.js';
import { toStored } from '../document/board-item.js';

/** An object of refused work. */
export interface AsideObject {
  readonly object: BoardObject;
  readonly text: string;
}

/** Work that the service did not take, kept on this device. */
export interface AsideCopy {
  readonly id: string;
  /** ISO time. */
  readonly at: string;
  /** The closing code and word, for example `4403 forged: the object id is not yours`. */
  readonly reason: string;
  /** How many objects. */
  readonly count: number;
}

/** What of these ids is on the board now; an object that was removed leaves nothing to keep. */
export function collectAside(
  document: BoardDocument,
  ids: Iterable<string>,
): readonly AsideObject[] {
  const objects: AsideObject[] = [];
  for (const id of ids) {
    const item = document.get(id);
    if (item !== undefined) objects.push({ object: item.object, text: item.text });
  }
  return objects;
}

/** Kept objects in the form in which they go back on a board; what is none is left out. */
export function readAside(objects: readonly AsideObject[]): {
  readonly objects: readonly {
    readonly object: ReturnType<typeof toStored>;
    readonly text?: string;
  }[];
  readonly unread: number;
} {
  const sound = objects.flatMap(({ object, text }) => {
    const stored = toStored(object);
    if (readObject(stored) === undefined) return [];
    return [text === '' ? { object: stored } : { object: stored, text }];
  });
  return { objects: sound, unread: objects.length - sound.length };
}
