import {
  BOARD_LIMITS,
  BOARD_ROOTS,
  clientKey,
  decodeChunk,
  parseClientKey,
  parseObjectId,
  validateObject,
  validatePerson,
  validateText,
  type Person,
} from '@vigia/domain/board';
import * as Y from 'yjs';
import { sizeOf, type Census } from './census.js';
import { decodeChange, type DecodedChange, type PlacedItem } from './change-places.js';
import { boardFull, changeRefused, forged, type Refusal } from '../sessions/refusal.js';

/** Who sends a change to which board, and on what occasion. */
export interface ChangeContext {
  readonly doc: Y.Doc;
  readonly census: Census;
  readonly sender: Person;
  /** Whether it is the answer to the server's first question on a (re)connection. */
  readonly isHandshake: boolean;
  /** Whether a client id was made for the pseudonym on this board. */
  readonly owns: (who: string, clientId: number) => boolean;
  /** Whether somebody draws here under a client id right now, and has sent all that is under it. */
  readonly isHere: (clientId: number) => boolean;
}

/** What a look at a change found. */
export interface CheckedChange {
  /** Why it is not taken. */
  readonly refusal?: Refusal;
  /** The client ids of others under which it brings what this task did not know. */
  readonly brought: readonly number[];
}

/** [BRD-15] Whether a change can be taken; the document is only read. */
export function checkChange(update: Uint8Array, context: ChangeContext): CheckedChange {
  const limit = context.isHandshake ? BOARD_LIMITS.handshakeBytes : BOARD_LIMITS.updateBytes;
  if (update.length > limit) return { refusal: changeRefused('too large'), brought: [] };
  const change = decodeChange(update, context.doc);
  if (typeof change === 'string') return { refusal: changeRefused(change), brought: [] };
  const refusal = new Inspection(context, change).run();
  if (refusal !== undefined) return { refusal, brought: [] };
  const { owns, sender } = context;
  return { brought: [...change.writers].filter((client) => !owns(sender.who, client)) };
}

/** One look at one change. */
class Inspection {
  readonly #people = new Map<number, string>();
  readonly #created = new Set<string>();
  readonly #added = { objects: new Set<string>(), bytes: 0, livePoints: new Map<string, number>() };

  constructor(
    private readonly context: ChangeContext,
    private readonly change: DecodedChange,
  ) {}

  run(): Refusal | undefined {
    const { items, writers } = this.change;
    for (const item of items) this.#learn(item);
    for (const writer of writers) {
      const refusal = this.#writer(writer);
      if (refusal !== undefined) return refusal;
    }
    for (const item of items) {
      const refusal = this.#place(item);
      if (refusal !== undefined) return refusal;
    }
    return this.#deletions() ?? this.#room();
  }

  /** People first: they vouch for what else is in the change. */
  #learn({ place, content }: PlacedItem): void {
    if (place?.root !== BOARD_ROOTS.people) return;
    const owner = parseClientKey(place.key);
    for (const value of valuesOf(content)) {
      if (owner === undefined || validatePerson(value) !== undefined) return;
      const { who } = value as Person;
      if (this.context.owns(who, owner)) this.#people.set(owner, who);
    }
  }

  /**
   * [BRD-10] Only own client ids while drawing; on reconnection also those that a known person vouches for, unless that
   * person is here: then there is nothing of theirs to bring.
   */
  #writer(client: number): Refusal | undefined {
    if (this.#isSender(client)) return undefined;
    if (!this.context.isHandshake) return forged('the client id is not yours');
    if (this.context.isHere(client)) return forged('its owner is here');
    return this.#whoOf(client) === undefined ? forged('nobody owns the client id') : undefined;
  }

  #place(item: PlacedItem): Refusal | undefined {
    const { place, content, client } = item;
    if (place === undefined) return undefined;
    if (place.isChunk) return this.#chunk(place.key, content, client);
    switch (place.root) {
      case BOARD_ROOTS.objects:
      case BOARD_ROOTS.texts:
        return this.#maker(place.key, client) ?? this.#value(place.root, place.key, content);
      case BOARD_ROOTS.live:
        return this.#live(place.key, content, client);
      case BOARD_ROOTS.people:
        return this.#person(place.key, content, client);
      default:
        return changeRefused('the root is unknown');
    }
  }

  /** [BRD-8] A new id must be of the writer; an id that exists, or existed, may be anybody's. */
  #maker(key: string, client: number): Refusal | undefined {
    const origin = parseObjectId(key);
    if (origin === undefined) return changeRefused('the key is no object id');
    if (this.#created.has(key) || this.#isKnown(key)) return undefined;
    if (!this.#areOnePerson(client, origin.clientId)) {
      const isLive = this.context.doc.getMap(BOARD_ROOTS.live).has(clientKey(origin.clientId));
      const isBrought = this.change.items.some(
        (other) => other.place?.key === key && this.#areOnePerson(other.client, origin.clientId),
      );
      if (!isLive && !isBrought) return forged('the object id is not yours');
    }
    this.#created.add(key);
    return undefined;
  }

  #value(root: string, key: string, content: Y.Item['content']): Refusal | undefined {
    if (content instanceof Y.ContentDeleted) return undefined;
    for (const value of valuesOf(content)) {
      const wrong = root === BOARD_ROOTS.objects ? validateObject(value) : validateText(value);
      if (wrong !== undefined) return changeRefused(wrong);
      this.#added.bytes += sizeOf(value);
    }
    if (root === BOARD_ROOTS.objects && !this.context.census.has(root, key)) {
      this.#added.objects.add(key);
    }
    return undefined;
  }

  #live(key: string, content: Y.Item['content'], client: number): Refusal | undefined {
    if (!this.#isOwnKey(key, client)) return forged('the live stroke is not yours');
    if (content instanceof Y.ContentDeleted) return undefined;
    const isList = content instanceof Y.ContentType && content.type instanceof Y.Array;
    return isList ? undefined : changeRefused('a live stroke is a list');
  }

  #chunk(key: string, content: Y.Item['content'], client: number): Refusal | undefined {
    if (!this.#isOwnKey(key, client)) return forged('the live stroke is not yours');
    if (content instanceof Y.ContentDeleted) return undefined;
    const [bytes] = valuesOf(content);
    const chunk = bytes instanceof Uint8Array ? decodeChunk(bytes) : undefined;
    if (chunk === undefined) return changeRefused('the bytes are no points');
    const points = this.#added.livePoints.get(key) ?? 0;
    this.#added.livePoints.set(key, points + chunk.points.length / 2);
    return undefined;
  }

  /** [BRD-9] An entry names the owner of its key, and while drawing only oneself, as the ticket says. */
  #person(key: string, content: Y.Item['content'], client: number): Refusal | undefined {
    if (!this.#isOwnKey(key, client)) return forged('the entry is not yours');
    if (content instanceof Y.ContentDeleted) return undefined;
    for (const value of valuesOf(content)) {
      const refusal = this.#claim(key, value);
      if (refusal !== undefined) return refusal;
    }
    return undefined;
  }

  #claim(key: string, value: unknown): Refusal | undefined {
    const wrong = validatePerson(value);
    if (wrong !== undefined) return changeRefused(wrong);
    const { who, name } = value as Person;
    const { sender, isHandshake } = this.context;
    const owner = parseClientKey(key);
    if (owner === undefined || !this.context.owns(who, owner)) {
      return forged('the pseudonym is not yours');
    }
    const isClaim = who === sender.who && name !== sender.name && !isHandshake;
    return isClaim ? forged('the name is not yours') : undefined;
  }

  /** [BRD-9] Nobody takes away another's entry. */
  #deletions(): Refusal | undefined {
    const { deletes } = this.change;
    if (deletes.clients.size === 0) return undefined;
    const people = this.context.doc.getMap(BOARD_ROOTS.people);
    for (const [key, item] of people._map) {
      if (item.deleted || !Y.isDeleted(deletes, item.id)) continue;
      const owner = parseClientKey(key);
      if (owner !== undefined && !this.#isSender(owner) && !this.context.isHandshake) {
        return forged('the entry is not yours');
      }
    }
    return undefined;
  }

  /** [BRD-20] */
  #room(): Refusal | undefined {
    const { census, doc } = this.context;
    const { objects, bytes, livePoints } = this.#added;
    const { items } = this.change;
    // What was written over stays in the document for ever, and weighs on every task that opens it.
    if (items.length > 0 && historyOf(doc) + items.length > BOARD_LIMITS.historyItems) {
      return boardFull('history');
    }
    if (objects.size > 0 && census.objects + objects.size > BOARD_LIMITS.objects) {
      return boardFull('objects');
    }
    if (bytes > 0 && census.bytes + bytes > BOARD_LIMITS.contentBytes) return boardFull('content');
    let live = census.allLivePoints;
    for (const [key, points] of livePoints) {
      live += points;
      if (live > BOARD_LIMITS.livePoints) return boardFull('live strokes');
      if (census.livePoints(key) + points > BOARD_LIMITS.strokePoints) {
        return changeRefused('the stroke is too long');
      }
    }
    return undefined;
  }

  #isKnown(key: string): boolean {
    const { doc } = this.context;
    return (
      doc.getMap(BOARD_ROOTS.objects)._map.has(key) || doc.getMap(BOARD_ROOTS.texts)._map.has(key)
    );
  }

  #isSender(clientId: number): boolean {
    return this.context.owns(this.context.sender.who, clientId);
  }

  #isOwnKey(key: string, client: number): boolean {
    const owner = parseClientKey(key);
    return owner !== undefined && this.#areOnePerson(client, owner);
  }

  #areOnePerson(one: number, other: number): boolean {
    if (one === other) return true;
    if (this.#isSender(one)) return this.#isSender(other);
    const who = this.#whoOf(one);
    return who !== undefined && this.context.owns(who, other);
  }

  /** The pseudonym that the document, or this change, proves for a client id. */
  #whoOf(clientId: number): string | undefined {
    const brought = this.#people.get(clientId);
    if (brought !== undefined) return brought;
    const entry = this.context.doc.getMap<Person>(BOARD_ROOTS.people).get(clientKey(clientId));
    return entry?.who;
  }
}

/** How many entries a document consists of, those that are gone included. */
function historyOf(doc: Y.Doc): number {
  let entries = 0;
  for (const structs of doc.store.clients.values()) entries += structs.length;
  return entries;
}

/** The values of an item's content: several when earlier values of a key were kept, for undoing. */
function valuesOf(content: Y.Item['content']): readonly unknown[] {
  if (content instanceof Y.ContentBinary) return [content.content];
  return content instanceof Y.ContentAny ? content.arr : [undefined];
}
