import {
  BOARD_LIMITS,
  BOARD_ROOTS,
  clientKey,
  decodeChunk,
  encodeStroke,
  objectId,
  packLive,
  parseClientKey,
  parseObjectId,
  readObject,
  unionOf,
  validateObject,
  zBetween,
  type BoardObject,
  type Box,
  type Person,
  type StoredObject,
  type StrokeStyle,
} from '@vigia/domain/board';
import * as Y from 'yjs';
import { Emitter } from '../events.js';
import { boundsOfItem } from '../geometry/item-bounds.js';
import { createMeasure, type MeasureText } from '../geometry/text-layout.js';
import { toStored, weightOf, type BoardItem, type Draft } from './board-item.js';
import { ItemOrder } from './item-order.js';
import { LiveStrokes, type LiveStroke } from './live-strokes.js';
import { StrokeWriter, type StrokeHome, type StrokeRoots } from './stroke-writer.js';
import { isWithinBoard, moved, resized, restyled, type DrawingStyle } from './transform-object.js';

export interface DocumentChange {
  readonly added: readonly string[];
  /** Changed objects, their words included. */
  readonly updated: readonly string[];
  readonly removed: readonly string[];
  /** Everything may be different (a version, a reload): forget what you know. */
  readonly isReset: boolean;
  /** Done on this device (undo included). */
  readonly isLocal: boolean;
}

/** Why something was not done; nothing was changed. */
export type DocumentRefusal = 'read-only' | 'board-full' | 'too-many' | 'out-of-bounds';

export interface DocumentEvents {
  readonly change: DocumentChange;
  /** Client keys whose live stroke changed. */
  readonly live: ReadonlySet<string>;
  readonly people: undefined;
  /** `canUndo`, `canRedo` or `isReadOnly` changed. */
  readonly history: undefined;
  readonly refused: DocumentRefusal;
}

/** Under which client id one writes, and as whom. */
export interface Identity extends Person {
  readonly clientId: number;
}

/** The origin of changes made here; undoing knows its own by it. */
const HERE = Symbol('here');
/** The origin of what is done for others: finishing what they left, respecting what they removed. */
const FOR_OTHERS = Symbol('for others');

/** The board as typed objects. All places and sizes are units: tenths of a CSS pixel at zoom 1. */
export class BoardDocument {
  readonly #events = new Emitter<DocumentEvents>();
  readonly #items = new Map<string, BoardItem>();
  readonly #order = new ItemOrder(this.#items);
  readonly #measure: MeasureText;
  #bounds = new Map<string, Box>();
  #weights = new Map<string, number>();
  #bytes = 0;
  #doc!: Y.Doc;
  #objects!: Y.Map<unknown>;
  #texts!: Y.Map<unknown>;
  #live!: Y.Map<unknown>;
  #people!: Y.Map<unknown>;
  #undo!: Y.UndoManager;
  #liveStrokes!: LiveStrokes;
  #identity: Identity | undefined;
  readonly #removedByOthers = new Set<string>();
  #serial = 0;

  constructor(doc: Y.Doc = new Y.Doc(), measure: MeasureText = createMeasure()) {
    this.#measure = measure;
    this.#attach(doc);
  }

  get isReadOnly(): boolean {
    return this.#identity === undefined;
  }

  get count(): number {
    return this.#items.size;
  }

  get canUndo(): boolean {
    return !this.isReadOnly && this.#undo.undoStack.length > 0;
  }

  get canRedo(): boolean {
    return !this.isReadOnly && this.#undo.redoStack.length > 0;
  }

  on<E extends keyof DocumentEvents>(
    event: E,
    listener: (detail: DocumentEvents[E]) => void,
  ): () => void {
    return this.#events.on(event, listener);
  }

  // ------------------------------------------------------------ reading

  get(id: string): BoardItem | undefined {
    return this.#items.get(id);
  }

  /** From the bottom up. */
  items(): readonly BoardItem[] {
    return this.#order.list();
  }

  boundsOf(id: string): Box | undefined {
    const known = this.#bounds.get(id);
    if (known !== undefined) return known;
    const item = this.#items.get(id);
    if (item === undefined) return undefined;
    const box = boundsOfItem(item, this.#measure);
    this.#bounds.set(id, box);
    return box;
  }

  /** Around these objects, or around everything. */
  bounds(ids: Iterable<string> = this.#items.keys()): Box | undefined {
    const boxes: Box[] = [];
    for (const id of ids) {
      const box = this.boundsOf(id);
      if (box !== undefined) boxes.push(box);
    }
    return unionOf(boxes);
  }

  /** Who made an object. */
  authorOf(id: string): Person | undefined {
    const origin = parseObjectId(id);
    return origin && (this.#people.get(clientKey(origin.clientId)) as Person | undefined);
  }

  /** What others are drawing. */
  liveStrokes(): ReadonlyMap<string, LiveStroke> {
    return this.#liveStrokes.strokes;
  }

  /** By client key. */
  people(): ReadonlyMap<string, Person> {
    return new Map(this.#people.entries() as IterableIterator<[string, Person]>);
  }

  /** The font came: boxes around words are measured anew. */
  remeasure(): void {
    this.#bounds = new Map();
    this.#events.emit('change', { ...NOTHING, isReset: true });
  }

  // ------------------------------------------------------------ writing

  /** Puts objects on top (or below everything); gives their ids, none when refused. */
  add(drafts: readonly Draft[], place: 'top' | 'bottom' = 'top'): readonly string[] {
    let z: string | undefined =
      place === 'top' ? this.items().at(-1)?.object.z : this.items()[0]?.object.z;
    const placed = drafts.map(({ object, text }) => {
      z = place === 'top' ? zBetween(z, undefined) : zBetween(undefined, z);
      return { object: toStored({ ...object, z }), text };
    });
    return this.addStored(placed);
  }

  /** Puts stored objects on the board as they are, under new ids; gives the ids, none when refused. */
  addStored(
    objects: readonly { readonly object: StoredObject; readonly text?: string | undefined }[],
    isContinued = false,
  ): readonly string[] {
    if (!this.#mayWrite() || !this.#hasRoomFor(objects)) return [];
    if (objects.some(({ object }) => validateObject(object) !== undefined)) {
      this.#refuse('out-of-bounds');
      return [];
    }
    const ids = objects.map(() => this.nextId());
    this.#act(() => {
      objects.forEach(({ object, text }, at) => {
        const id = ids[at] ?? '';
        this.#objects.set(id, object);
        if (text !== undefined) this.#texts.set(id, text.slice(0, BOARD_LIMITS.textLength));
      });
    }, isContinued);
    return ids;
  }

  /** Replaces objects as a whole; what is no longer there is left out. */
  replace(objects: ReadonlyMap<string, BoardObject>): boolean {
    const changes = [...objects].filter(([id]) => this.#items.has(id));
    if (!this.#mayWrite()) return false;
    if (changes.some(([, object]) => !isWithinBoard(object))) return this.#refuse('out-of-bounds');
    const stored = changes.map(([id, object]) => [id, toStored(object)] as const);
    if (stored.some(([, value]) => validateObject(value) !== undefined)) {
      return this.#refuse('out-of-bounds');
    }
    this.#act(() => {
      for (const [id, value] of stored) this.#objects.set(id, value);
    });
    return true;
  }

  /** `isContinued`: still the same typing, to be undone together. */
  setText(id: string, text: string, isContinued = false): boolean {
    if (!this.#mayWrite()) return false;
    const item = this.#items.get(id);
    const words = text.slice(0, BOARD_LIMITS.textLength);
    if (item === undefined || item.text === words) return item !== undefined;
    this.#act(() => this.#texts.set(id, words), isContinued);
    return true;
  }

  remove(ids: Iterable<string>, isContinued = false): boolean {
    if (!this.#mayWrite()) return false;
    const present = [...ids].filter((id) => this.#items.has(id));
    if (present.length === 0) return false;
    this.#act(() => {
      for (const id of present) {
        this.#objects.delete(id);
        this.#texts.delete(id);
      }
    }, isContinued);
    return true;
  }

  toFront(ids: Iterable<string>): boolean {
    let z = this.items().at(-1)?.object.z;
    return this.#restack(this.#sorted(ids), () => (z = zBetween(z, undefined)));
  }

  /** To the bottom, but above the locked pictures that lie there, or it would be gone. */
  toBack(ids: Iterable<string>): boolean {
    const chosen = new Set(ids);
    const rest = this.items().filter(({ id }) => !chosen.has(id));
    const floor = rest.findIndex(({ object }) => !(object.kind === 'image' && object.locked));
    const below = rest[(floor < 0 ? rest.length : floor) - 1]?.object.z;
    let above = floor < 0 ? undefined : rest[floor]?.object.z;
    // Two made at once may share a place; then the bottom will do.
    const under = below !== undefined && above !== undefined && below >= above ? undefined : below;
    return this.#restack(this.#sorted(chosen).reverse(), () => (above = zBetween(under, above)));
  }

  move(ids: Iterable<string>, dx: number, dy: number): boolean {
    return this.#transform(ids, (object) => moved(object, dx, dy));
  }

  /** Maps everything from one box to the other. */
  resize(ids: Iterable<string>, from: Box, to: Box): boolean {
    return this.#transform(ids, (object) => resized(object, from, to));
  }

  restyle(ids: Iterable<string>, style: Partial<DrawingStyle>): boolean {
    return this.#transform(ids, (object) => restyled(object, style));
  }

  /** Begins the stroke under one's own pointer. */
  beginStroke(style: Omit<StrokeStyle, 'z'>): StrokeWriter | undefined {
    if (!this.#mayWrite()) return undefined;
    if (this.#items.size >= BOARD_LIMITS.objects) {
      this.#refuse('board-full');
      return undefined;
    }
    this.#undo.stopCapturing();
    return new StrokeWriter(this.#strokeHome(), style);
  }

  undo(): void {
    this.#step(() => this.#undo.undo());
  }

  redo(): void {
    this.#step(() => this.#undo.redo());
  }

  // ------------------------------------------------------------ for the session

  get doc(): Y.Doc {
    return this.#doc;
  }

  get identity(): Identity | undefined {
    return this.#identity;
  }

  /** Lets this person write, or (without) nobody. */
  writeAs(identity: Identity | undefined): void {
    if (this.#identity?.clientId !== identity?.clientId) this.#serial = 0;
    this.#identity = identity;
    if (identity !== undefined) this.#doc.clientID = identity.clientId;
    this.#liveStrokes.own(identity && clientKey(identity.clientId));
    this.#events.emit('history', undefined);
  }

  /** Shows another document from now on. */
  replaceDoc(doc: Y.Doc): void {
    this.#identity = undefined;
    this.#serial = 0;
    this.#detach();
    this.#attach(doc);
    this.#events.emit('change', { ...NOTHING, isReset: true });
    this.#events.emit('live', new Set());
    this.#events.emit('people', undefined);
    this.#events.emit('history', undefined);
  }

  /** Makes objects of the strokes of those who left while drawing. */
  finishAbandoned(isPresent: (clientId: number) => boolean): void {
    if (this.isReadOnly) return;
    const keys = [...this.#live.keys()].filter((key) => {
      const owner = parseClientKey(key);
      return owner !== undefined && owner !== this.#identity?.clientId && !isPresent(owner);
    });
    if (keys.length === 0) return;
    this.#doc.transact(() => {
      this.#introduce();
      for (const key of keys) {
        const clientId = parseClientKey(key);
        const chunks = this.#live.get(key);
        const packed = chunks instanceof Y.Array ? packLive(chunksOf(chunks)) : undefined;
        if (packed !== undefined && clientId !== undefined) {
          const id = objectId({ clientId, serial: packed.serial });
          if (!this.#objects.has(id)) this.#objects.set(id, encodeStroke(packed.stroke));
        }
        this.#live.delete(key);
      }
    }, FOR_OTHERS);
  }

  destroy(): void {
    this.#detach();
    this.#events.clear();
  }

  nextId(): string {
    return objectId({ clientId: this.#doc.clientID, serial: this.#nextSerial() });
  }

  // ------------------------------------------------------------ inside

  #nextSerial(): number {
    this.#serial += 1;
    return this.#serial;
  }

  #strokeHome(): StrokeHome {
    const doc = this.#doc;
    const identity = this.#identity;
    return {
      change: (work) => {
        // A reload in between: this stroke belongs to a document that is no more. A reconnection changes nothing.
        if (this.#doc !== doc || identity === undefined) return false;
        if (this.#identity?.clientId !== identity.clientId) return false;
        const roots: StrokeRoots = {
          objects: this.#objects,
          live: this.#live,
          key: clientKey(identity.clientId),
        };
        this.#act(() => work(roots), true);
        return true;
      },
      nextSerial: () => this.#nextSerial(),
      idOf: (serial) => objectId({ clientId: doc.clientID, serial }),
      topZ: () => zBetween(this.items().at(-1)?.object.z, undefined),
    };
  }

  /** Undoing a move brings the object back where it was, but not when somebody else has removed it since. */
  #step(act: () => void): void {
    if (this.isReadOnly) return;
    act();
    const revived = [...this.#removedByOthers].filter((id) => this.#items.has(id));
    if (revived.length === 0) return;
    this.#doc.transact(() => {
      for (const id of revived) {
        this.#objects.delete(id);
        this.#texts.delete(id);
      }
    }, FOR_OTHERS);
  }

  #transform(ids: Iterable<string>, change: (object: BoardObject) => BoardObject): boolean {
    const objects = new Map<string, BoardObject>();
    for (const id of ids) {
      const item = this.#items.get(id);
      if (item !== undefined) objects.set(id, change(item.object));
    }
    return this.replace(objects);
  }

  #restack(items: readonly BoardItem[], nextZ: () => string): boolean {
    return this.replace(new Map(items.map(({ id, object }) => [id, { ...object, z: nextZ() }])));
  }

  #sorted(ids: Iterable<string>): BoardItem[] {
    const chosen = new Set(ids);
    return this.items().filter(({ id }) => chosen.has(id));
  }

  #mayWrite(): boolean {
    if (!this.isReadOnly) return true;
    return this.#refuse('read-only');
  }

  #hasRoomFor(
    objects: readonly { readonly object: StoredObject; readonly text?: string | undefined }[],
  ): boolean {
    if (this.#items.size + objects.length > BOARD_LIMITS.objects) {
      return this.#refuse(objects.length > 1 ? 'too-many' : 'board-full');
    }
    let bytes = this.#bytes;
    for (const { object, text } of objects) bytes += weightOf(object) + weightOf(text ?? '');
    if (bytes <= BOARD_LIMITS.contentBytes) return true;
    return this.#refuse(objects.length > 1 ? 'too-many' : 'board-full');
  }

  #refuse(reason: DocumentRefusal): false {
    this.#events.emit('refused', reason);
    return false;
  }

  #act(work: () => void, isContinued = false): void {
    if (!isContinued) this.#undo.stopCapturing();
    this.#doc.transact(() => {
      this.#introduce();
      work();
    }, HERE);
  }

  /** One's name comes with one's first change. */
  #introduce(): void {
    if (this.#identity === undefined) return;
    const { clientId, who, name } = this.#identity;
    const key = clientKey(clientId);
    if (!this.#people.has(key)) this.#people.set(key, { who, name });
  }

  #attach(doc: Y.Doc): void {
    this.#doc = doc;
    this.#objects = doc.getMap(BOARD_ROOTS.objects);
    this.#texts = doc.getMap(BOARD_ROOTS.texts);
    this.#live = doc.getMap(BOARD_ROOTS.live);
    this.#people = doc.getMap(BOARD_ROOTS.people);
    // What belongs together is said by whoever acts, not by the clock.
    this.#undo = new Y.UndoManager([this.#objects, this.#texts], {
      trackedOrigins: new Set([HERE]),
      captureTimeout: Number.MAX_SAFE_INTEGER,
    });
    for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const) {
      this.#undo.on(event, () => this.#events.emit('history', undefined));
    }
    this.#liveStrokes = new LiveStrokes(this.#live, undefined);
    this.#items.clear();
    this.#removedByOthers.clear();
    this.#order.reset();
    this.#bounds = new Map();
    this.#weights = new Map();
    this.#bytes = 0;
    for (const id of this.#objects.keys()) this.#read(id);
    for (const [id, text] of this.#texts) this.#weigh(`texts/${id}`, text);
    doc.on('afterTransaction', this.#afterTransaction);
  }

  #detach(): void {
    this.#doc.off('afterTransaction', this.#afterTransaction);
    this.#undo.destroy();
    this.#doc.destroy();
  }

  readonly #afterTransaction = (transaction: Y.Transaction): void => {
    const changed = transaction.changed as Map<unknown, Set<string | null>>;
    const ids = new Set<string>();
    for (const root of [this.#objects, this.#texts]) {
      for (const key of changed.get(root) ?? []) if (key !== null) ids.add(key);
    }
    for (const id of changed.get(this.#texts) ?? []) {
      if (id !== null) this.#weigh(`texts/${id}`, this.#texts.get(id));
    }
    if (ids.size > 0) {
      const isLocal = transaction.origin === HERE || transaction.origin === this.#undo;
      const change = this.#reread(ids, isLocal);
      if (!isLocal) {
        for (const id of change.added) this.#removedByOthers.delete(id);
        for (const id of change.removed) this.#removedByOthers.add(id);
      }
      this.#events.emit('change', change);
    }
    this.#rereadLive(changed);
    if (changed.has(this.#people)) this.#events.emit('people', undefined);
  };

  #reread(ids: ReadonlySet<string>, isLocal: boolean): DocumentChange {
    const change = {
      added: [] as string[],
      updated: [] as string[],
      removed: [] as string[],
      isReset: false,
      isLocal,
    };
    const gone: BoardItem[] = [];
    const come: BoardItem[] = [];
    for (const id of ids) {
      const before = this.#items.get(id);
      const after = this.#read(id);
      if (before !== undefined) gone.push(before);
      if (after !== undefined) come.push(after);
      if (after !== undefined) (before === undefined ? change.added : change.updated).push(id);
      else if (before !== undefined) change.removed.push(id);
    }
    this.#order.patch(gone, come);
    return change;
  }

  /** Reads one object anew; what is none is not there. */
  #read(id: string): BoardItem | undefined {
    const value = this.#objects.get(id);
    this.#weigh(id, value);
    this.#bounds.delete(id);
    const object = value === undefined ? undefined : readObject(value);
    if (object === undefined) {
      this.#items.delete(id);
      return undefined;
    }
    const text = this.#texts.get(id);
    const item = { id, object, text: typeof text === 'string' ? text : '' };
    this.#items.set(id, item);
    return item;
  }

  #weigh(name: string, value: unknown): void {
    this.#bytes -= this.#weights.get(name) ?? 0;
    this.#weights.delete(name);
    if (value === undefined) return;
    const weight = weightOf(value);
    this.#weights.set(name, weight);
    this.#bytes += weight;
  }

  #rereadLive(changed: ReadonlyMap<unknown, ReadonlySet<string | null>>): void {
    const keys = new Set<string>();
    for (const key of changed.get(this.#live) ?? []) if (key !== null) keys.add(key);
    for (const type of changed.keys()) {
      if (!(type instanceof Y.Array) || type.parent !== this.#live) continue;
      const key = type._item?.parentSub;
      if (typeof key === 'string') keys.add(key);
    }
    if (keys.size === 0) return;
    for (const key of keys) this.#liveStrokes.update(key);
    this.#events.emit('live', keys);
  }
}

/** The snapshot of a version (not packed) as a read-only document. */
export function readVersion(bytes: Uint8Array): BoardDocument {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, bytes);
  return new BoardDocument(doc);
}

const NOTHING: DocumentChange = {
  added: [],
  updated: [],
  removed: [],
  isReset: false,
  isLocal: false,
};

function chunksOf(array: Y.Array<unknown>): NonNullable<ReturnType<typeof decodeChunk>>[] {
  return array
    .toArray()
    .map((bytes) => (bytes instanceof Uint8Array ? decodeChunk(bytes) : undefined))
    .filter((chunk) => chunk !== undefined);
}
