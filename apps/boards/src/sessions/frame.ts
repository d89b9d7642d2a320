import * as decoding from 'lib0/decoding';

/** Message types of the Hocuspocus protocol that this service knows. */
export const FRAME = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  syncReply: 4,
  stateless: 5,
  close: 7,
  syncStatus: 8,
  pong: 10,
} as const;

/** Kinds of sync messages. */
export const SYNC = { question: 0, answer: 1, change: 2 } as const;

/** Bytes of the longest name of a board; one length byte is enough for it. */
export const NAME_BYTES = 64;

/** The head of a frame: board, type, and the byte behind them, which tells what kind of sync it is. */
export interface FrameHead {
  readonly name: string;
  readonly type: number;
  readonly kind: number | undefined;
}

/** Reads the head of a frame, or gives `undefined` when it has none that this service takes. */
export function readHead(frame: Uint8Array): FrameHead | undefined {
  const length = frame[0];
  if (length === undefined || length < 1 || length > NAME_BYTES) return undefined;
  const type = frame[length + 1];
  if (type === undefined) return undefined;
  let name = '';
  for (let at = 1; at <= length; at += 1) name += String.fromCharCode(frame[at] ?? 0);
  return { name, type, kind: frame[length + 2] };
}

/** The change, answer or question in a sync frame, or `undefined` when there is none. */
export function payloadOf(frame: Uint8Array): Uint8Array | undefined {
  try {
    const decoder = decoding.createDecoder(frame.subarray((frame[0] ?? 0) + 3));
    return decoding.readVarUint8Array(decoder);
  } catch {
    return undefined;
  }
}

/**
 * Makes a frame say nothing: the engine answers a question about presence to other tasks only. It is how a change is
 * not taken, for the engine knows no other way than to throw, which it prints.
 */
export function silence(frame: Uint8Array): void {
  frame[(frame[0] ?? 0) + 1] = FRAME.queryAwareness;
}

/** The awareness client id that a presence frame speaks for first. */
export function presenceIdOf(frame: Uint8Array): number | undefined {
  try {
    const decoder = decoding.createDecoder(frame.subarray((frame[0] ?? 0) + 2));
    decoding.readVarUint(decoder);
    return decoding.readVarUint(decoder) === 0 ? undefined : decoding.readVarUint(decoder);
  } catch {
    return undefined;
  }
}

/** The type of a frame that this service made itself; cheap, for it is asked of every frame sent. */
export function typeOf(frame: Uint8Array): number | undefined {
  return frame[(frame[0] ?? 0) + 1];
}

/** The byte behind the type of a frame that this service made itself. */
export function kindOf(frame: Uint8Array): number | undefined {
  return frame[(frame[0] ?? 0) + 2];
}
