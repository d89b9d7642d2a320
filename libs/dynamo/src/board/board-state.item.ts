import type { BoardState, SnapshotPointer } from '@vigia/domain/board';
import { ItemReader, type Item } from '../item-reader.js';
import { readEnds } from './board-access.js';

/** The pointer as the attributes it is stored in. */
export function toPointerAttributes(pointer: SnapshotPointer): object {
  return {
    version: pointer.version,
    objeto: pointer.key,
    flujo: pointer.streamId,
    fecha_guardado: pointer.storedAt,
    bytes: pointer.bytes,
  };
}

/** What is remembered of a board; `undefined` is the item of a board that nothing is known of. */
export function fromBoardStateItem(item: Item | undefined): BoardState {
  if (item === undefined) return { pointer: undefined, revocations: [] };
  const read = new ItemReader(item, 'boards', ['id']);
  const version = read.wholeOr('version', 0);
  return {
    pointer:
      version === 0
        ? undefined
        : {
            version,
            key: read.text('objeto'),
            streamId: read.text('flujo'),
            storedAt: read.time('fecha_guardado'),
            bytes: read.wholeOr('bytes', 0),
          },
    revocations: readEnds(item),
  };
}
