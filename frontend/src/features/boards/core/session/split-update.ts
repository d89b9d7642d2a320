import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

type Struct = Y.Item | Y.GC | Y.Skip;
type Deletes = ReturnType<typeof Y.decodeUpdate>['ds'];

/** What one struct weighs besides its content, generously. */
const STRUCT_BYTES = 40;

/**
 * Cuts a change into parts that each fit a limit and, applied in turn, never lean on what is still to come. Undoing a
 * large deletion is one change for Yjs; the service takes it in pieces.
 */
export function splitUpdate(
  update: Uint8Array,
  limits: { readonly first: number; readonly rest: number },
): readonly Uint8Array[] {
  if (update.length <= limits.first) return [update];
  const { structs, ds } = Y.decodeUpdate(update);
  const parts: Uint8Array[] = [];
  let part: Struct[] = [];
  let weight = 0;
  for (const struct of inCausalOrder(structs)) {
    const limit = parts.length === 0 ? limits.first : limits.rest;
    const own = weightOf(struct);
    if (part.length > 0 && weight + own > limit) {
      parts.push(encode(part, undefined));
      part = [];
      weight = 0;
    }
    part.push(struct);
    weight += own;
  }
  parts.push(encode(part, undefined));
  parts.push(encode([], ds));
  return parts;
}

/** Takes structs in such an order that each comes after everything it refers to. */
function* inCausalOrder(structs: readonly Struct[]): Generator<Struct> {
  const waiting = new Map<number, Struct[]>();
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue;
    const list = waiting.get(struct.id.client);
    if (list === undefined) waiting.set(struct.id.client, [struct]);
    else list.push(struct);
  }
  const at = new Map([...waiting.keys()].map((client) => [client, 0]));
  const isThere = (id: Y.ID | null): boolean => {
    if (id === null) return true;
    const next = waiting.get(id.client)?.[at.get(id.client) ?? 0];
    return next === undefined || id.clock < next.id.clock;
  };
  let left = structs.length;
  while (left > 0) {
    const before = left;
    for (const [client, list] of waiting) {
      for (;;) {
        const index = at.get(client) ?? 0;
        const struct = list[index];
        if (struct === undefined || !referencesOf(struct).every(isThere)) break;
        at.set(client, index + 1);
        left -= 1;
        yield struct;
      }
    }
    // Only skips were left, or it refers to itself: the service will say what it thinks of that.
    if (left === before) return;
  }
}

function referencesOf(struct: Struct): readonly (Y.ID | null)[] {
  if (!(struct instanceof Y.Item)) return [];
  const parent: unknown = struct.parent;
  return [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null];
}

function weightOf(struct: Struct): number {
  if (!(struct instanceof Y.Item)) return STRUCT_BYTES;
  const key = struct.parentSub?.length ?? 0;
  const { content } = struct;
  if (content instanceof Y.ContentBinary) return STRUCT_BYTES + key + content.content.length;
  // At most three bytes a UTF-16 unit.
  if (content instanceof Y.ContentAny) {
    return STRUCT_BYTES + key + 3 * JSON.stringify(content.arr).length;
  }
  return STRUCT_BYTES + key;
}

/** Writes format 1 of Yjs updates. */
function encode(structs: readonly Struct[], deletes: Deletes | undefined): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const { restEncoder } = encoder;
  const byClient = new Map<number, Struct[]>();
  for (const struct of structs) {
    const list = byClient.get(struct.id.client);
    if (list === undefined) byClient.set(struct.id.client, [struct]);
    else list.push(struct);
  }
  encoding.writeVarUint(restEncoder, byClient.size);
  for (const [client, list] of byClient) {
    encoding.writeVarUint(restEncoder, list.length);
    encoder.writeClient(client);
    encoding.writeVarUint(restEncoder, list[0]?.id.clock ?? 0);
    for (const struct of list) struct.write(encoder, 0);
  }
  const ranges = [...(deletes?.clients ?? [])];
  encoding.writeVarUint(restEncoder, ranges.length);
  for (const [client, list] of ranges) {
    encoding.writeVarUint(restEncoder, client);
    encoding.writeVarUint(restEncoder, list.length);
    for (const { clock, len } of list) {
      encoding.writeVarUint(restEncoder, clock);
      encoding.writeVarUint(restEncoder, len);
    }
  }
  return encoder.toUint8Array();
}
