import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** Message types of the Hocuspocus protocol that a client needs. */
const TYPE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  syncReply: 4,
  stateless: 5,
  close: 7,
  status: 8,
  ping: 9,
  pong: 10,
} as const;
const SYNC = { question: 0, answer: 1, change: 2 } as const;
const AUTH = { token: 0, denied: 1 } as const;

/** What the service says. */
export type Heard =
  | { readonly kind: 'question'; readonly vector: Uint8Array }
  | { readonly kind: 'answer' | 'change'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  | { readonly kind: 'stateless'; readonly payload: string }
  | { readonly kind: 'acknowledged' | 'denied' | 'ping' | 'other' };

/** Reads one frame. */
export function readFrame(bytes: Uint8Array): Heard {
  if (bytes.length === 1 && bytes[0] === TYPE.ping) return { kind: 'ping' };
  const decoder = decoding.createDecoder(bytes);
  decoding.readVarString(decoder);
  switch (decoding.readVarUint(decoder)) {
    case TYPE.sync:
    case TYPE.syncReply:
      return readSync(decoder);
    case TYPE.awareness:
      return { kind: 'awareness', update: decoding.readVarUint8Array(decoder) };
    case TYPE.stateless:
      return { kind: 'stateless', payload: decoding.readVarString(decoder) };
    case TYPE.status:
      return { kind: decoding.readVarInt(decoder) === 1 ? 'acknowledged' : 'other' };
    case TYPE.auth:
      return { kind: decoding.readVarUint(decoder) === AUTH.denied ? 'denied' : 'other' };
    default:
      return { kind: 'other' };
  }
}

/** Makes the frames for one board. */
export class Frames {
  constructor(private readonly boardId: string) {}

  ticket(ticket: string): Uint8Array {
    return this.#frame(TYPE.auth, (encoder) => {
      encoding.writeVarUint(encoder, AUTH.token);
      encoding.writeVarString(encoder, ticket);
    });
  }

  question(vector: Uint8Array): Uint8Array {
    return this.#sync(SYNC.question, vector);
  }

  answer(update: Uint8Array): Uint8Array {
    return this.#sync(SYNC.answer, update);
  }

  change(update: Uint8Array): Uint8Array {
    return this.#sync(SYNC.change, update);
  }

  awareness(update: Uint8Array): Uint8Array {
    return this.#frame(TYPE.awareness, (encoder) => encoding.writeVarUint8Array(encoder, update));
  }

  pong(): Uint8Array {
    return Uint8Array.of(TYPE.pong);
  }

  #sync(kind: number, bytes: Uint8Array): Uint8Array {
    return this.#frame(TYPE.sync, (encoder) => {
      encoding.writeVarUint(encoder, kind);
      encoding.writeVarUint8Array(encoder, bytes);
    });
  }

  #frame(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, this.boardId);
    encoding.writeVarUint(encoder, type);
    write(encoder);
    return encoding.toUint8Array(encoder);
  }
}

function readSync(decoder: decoding.Decoder): Heard {
  const kind = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (kind === SYNC.question) return { kind: 'question', vector: bytes };
  return { kind: kind === SYNC.answer ? 'answer' : 'change', update: bytes };
}
