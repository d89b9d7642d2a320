import type { Pin } from '@vigia/domain/board';
import type { BoardDocument, BoardItem } from '../core/index.js';
import { useRoom } from './room.js';
import { useRead } from './use-document.js';

export interface PinItem extends BoardItem {
  readonly object: Pin;
}

const readPins = (document: BoardDocument): readonly PinItem[] =>
  document.items().filter((item): item is PinItem => item.object.kind === 'pin');

/** Every pin, the oldest first. */
export function usePins(): readonly PinItem[] {
  return useRead(useRoom().document, readPins);
}

const countOpen = (document: BoardDocument): number =>
  readPins(document).filter(({ object }) => !object.done).length;

/** How many matters are not settled. */
export function useOpenPinCount(): number {
  return useRead(useRoom().document, countOpen);
}
