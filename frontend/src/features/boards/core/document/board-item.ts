import { encodeStroke, type BoardObject, type StoredObject } from '@vigia/domain/board';

/** An object on the board with its words. */
export interface BoardItem {
  readonly id: string;
  readonly object: BoardObject;
  /** Words of texts, notes and pins; "" for everything else. */
  readonly text: string;
}

type WithoutPlace<T> = T extends unknown ? Omit<T, 'z'> : never;

/** An object to put on the board; the document gives id and place in the order. */
export interface Draft {
  readonly object: WithoutPlace<BoardObject>;
  readonly text?: string;
}

/** From the bottom up; of two in one place the one with the larger id is on top. */
export function compareItems(a: BoardItem, b: BoardItem): number {
  if (a.object.z !== b.object.z) return a.object.z < b.object.z ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** How an object is stored. */
export function toStored(object: BoardObject): StoredObject {
  return object.kind === 'stroke' ? encodeStroke(object) : object;
}

const FIELDS_BYTES = 160;

/** What a stored value counts against the room of a board; the service counts alike. */
export function weightOf(value: unknown): number {
  if (value instanceof Uint8Array) return value.length;
  return typeof value === 'string' ? 2 * value.length : FIELDS_BYTES;
}
