import { BOARD_ROOTS } from '@vigia/domain/board';
import * as Y from 'yjs';

/** Where on the board an item belongs: the entry of a root, or a chunk in the live stroke of that key. */
export interface Place {
  readonly root: string;
  readonly key: string;
  readonly isChunk: boolean;
}

/** A new item of a change; without a place it leans on something deleted for good, and will be nothing. */
export interface PlacedItem {
  readonly client: number;
  readonly content: Y.Item['content'];
  readonly place: Place | undefined;
}

/** A change, decoded against the document it is for. */
export interface DecodedChange {
  readonly items: readonly PlacedItem[];
  /** The client ids under which there is anything new, deleted things included. */
  readonly writers: ReadonlySet<number>;
  readonly deletes: ReturnType<typeof Y.decodeUpdate>['ds'];
}

type Struct = Y.Item | Y.GC | Y.Skip;
/** A place, `null` for one that is gone, or what is wrong. */
type Found = Place | null | string;

const ROOTS: ReadonlySet<string> = new Set(Object.values(BOARD_ROOTS));
/** One change may skip at most this many clocks as deleted. */
const DELETED_LENGTH = 1_000_000;

/** [BRD-15] Decodes a change, or says why it cannot be taken. The document is only read. */
export function decodeChange(update: Uint8Array, doc: Y.Doc): DecodedChange | string {
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  try {
    decoded = Y.decodeUpdate(update);
  } catch {
    return 'not decodable';
  }
  return new Placement(doc, decoded.structs).run(decoded.ds);
}

/** Finds the place of every item, as integration will. */
class Placement {
  readonly #byClient = new Map<number, Struct[]>();
  readonly #found = new Map<Y.Item, Found>();

  constructor(
    private readonly doc: Y.Doc,
    private readonly structs: readonly Struct[],
  ) {}

  run(deletes: DecodedChange['deletes']): DecodedChange | string {
    const gap = this.#index() ?? this.#unknownDeletes(deletes);
    if (gap !== undefined) return gap;
    const items: PlacedItem[] = [];
    const writers = new Set<number>();
    for (const struct of this.structs) {
      const { client, clock } = struct.id;
      const isKnown = clock + struct.length <= Y.getState(this.doc.store, client);
      if (isKnown) continue;
      writers.add(client);
      if (!(struct instanceof Y.Item)) continue;
      const place = this.#placeOf(struct);
      if (typeof place === 'string') return place;
      items.push({ client, content: struct.content, place: place ?? undefined });
    }
    return { items, writers, deletes };
  }

  /** Sorts structs by client and refuses holes: what integration would have to put aside. */
  #index(): string | undefined {
    for (const struct of this.structs) {
      const { client, clock } = struct.id;
      if (struct instanceof Y.Skip) return 'it has holes';
      if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) {
        if (struct.length > DELETED_LENGTH) return 'it deletes too much';
      }
      const list = this.#byClient.get(client) ?? [];
      const last = list.at(-1);
      const next = last === undefined ? Y.getState(this.doc.store, client) : end(last);
      if (clock > next || (last !== undefined && clock < next)) return 'it refers to the unknown';
      list.push(struct);
      this.#byClient.set(client, list);
    }
    return undefined;
  }

  #unknownDeletes(deletes: DecodedChange['deletes']): string | undefined {
    for (const [client, ranges] of deletes.clients) {
      const last = this.#byClient.get(client)?.at(-1);
      const known = Math.max(
        Y.getState(this.doc.store, client),
        last === undefined ? 0 : end(last),
      );
      if (ranges.some(({ clock, len }) => clock + len > known)) return 'it refers to the unknown';
    }
    return undefined;
  }

  /** Follows neighbours to one whose place is written down; iterative, for chains may be long. */
  #placeOf(start: Y.Item): Found {
    const chain: Y.Item[] = [];
    let item = start;
    let found: Found | undefined;
    while (found === undefined) {
      const before = this.#found.get(item);
      if (before !== undefined) {
        found = before;
        break;
      }
      if (chain.length > this.structs.length) return 'it refers to itself';
      chain.push(item);
      const step = this.#step(item);
      if (step instanceof Y.Item) item = step;
      else found = step;
    }
    for (const one of chain) this.#found.set(one, found);
    return found;
  }

  /** The place of an item, or the item of this change that knows it. */
  #step(item: Y.Item): Found | Y.Item {
    const { origin, rightOrigin } = item;
    if (origin !== null && rightOrigin !== null) return this.#between(origin, rightOrigin);
    const neighbour = origin ?? rightOrigin;
    if (neighbour !== null) return this.#neighbour(neighbour);
    const parent = item.parent as string | Y.ID | null;
    if (typeof parent === 'string') {
      if (!ROOTS.has(parent)) return 'the root is unknown';
      if (item.parentSub === null) return 'a root holds keys only';
      return { root: parent, key: item.parentSub, isChunk: false };
    }
    if (parent === null || item.parentSub !== null) return 'the parent is unknown';
    return this.#nested(parent);
  }

  /** Between two neighbours, both must be in the same place; only lists have such items, and they are short. */
  #between(left: Y.ID, right: Y.ID): Found {
    const places = [left, right].map((id) => {
      const found = this.#neighbour(id);
      return found instanceof Y.Item ? this.#placeOf(found) : found;
    });
    const [one, other] = places;
    if (typeof one === 'string' || typeof other === 'string') return 'it refers to the unknown';
    if (!one || !other) return null;
    const isSame = one.root === other.root && one.key === other.key;
    return isSame && one.isChunk === other.isChunk ? one : 'it points across the board';
  }

  #neighbour(id: Y.ID): Found | Y.Item {
    const struct = this.#struct(id);
    if (struct === undefined) return 'it refers to the unknown';
    if (!(struct instanceof Y.Item)) return null;
    return struct.parent instanceof Y.AbstractType ? this.#settled(struct) : struct;
  }

  /** An item of the document knows its parent. */
  #settled(item: Y.Item): Found {
    const parent = item.parent as Y.AbstractType<unknown>;
    if (parent._item !== null) return this.#chunkIn(parent._item);
    const root = [...ROOTS].find((name) => this.doc.share.get(name) === parent);
    if (root === undefined || item.parentSub === null) return 'the root is unknown';
    return { root, key: item.parentSub, isChunk: false };
  }

  #nested(id: Y.ID): Found {
    const struct = this.#struct(id);
    if (struct === undefined) return 'it refers to the unknown';
    return struct instanceof Y.Item ? this.#chunkIn(struct) : null;
  }

  /** The place of what is inside an item: only live strokes have an inside. */
  #chunkIn(item: Y.Item): Found {
    if (item.content instanceof Y.ContentDeleted) return null;
    const place =
      item.parent instanceof Y.AbstractType ? this.#settledEntry(item) : this.#placeOf(item);
    if (place === null || typeof place === 'string') return place;
    const isLive = place.root === BOARD_ROOTS.live && !place.isChunk;
    return isLive ? { ...place, isChunk: true } : 'only live strokes have an inside';
  }

  #settledEntry(item: Y.Item): Found {
    const parent = item.parent as Y.AbstractType<unknown>;
    return parent._item === null ? this.#settled(item) : 'only live strokes have an inside';
  }

  #struct(id: Y.ID): Struct | undefined {
    if (id.clock < Y.getState(this.doc.store, id.client)) {
      return Y.getItem(this.doc.store, id);
    }
    const list = this.#byClient.get(id.client) ?? [];
    let low = 0;
    let high = list.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const struct = list[middle];
      if (struct === undefined) return undefined;
      if (end(struct) <= id.clock) low = middle + 1;
      else if (struct.id.clock > id.clock) high = middle - 1;
      else return struct;
    }
    return undefined;
  }
}

function end(struct: Struct): number {
  return struct.id.clock + struct.length;
}
