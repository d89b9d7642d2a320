import { BOARD_ROOTS, decodeChunk } from '@vigia/domain/board';
import * as Y from 'yjs';

/** Counts what is on a board as it changes, so that no check has to walk the document. */
export class Census {
  readonly #sizes = new Map<string, number>();
  readonly #livePoints = new Map<string, number>();
  #allLivePoints = 0;
  #bytes = 0;
  #objects = 0;

  constructor(doc: Y.Doc) {
    for (const root of [BOARD_ROOTS.objects, BOARD_ROOTS.texts]) {
      const map = doc.getMap(root);
      for (const [key, value] of map) this.#set(root, key, value);
      map.observe((event) => {
        for (const key of event.keysChanged as Set<string>) this.#set(root, key, map.get(key));
      });
    }
    const live = doc.getMap(BOARD_ROOTS.live);
    for (const key of live.keys()) this.#countLive(live, key);
    live.observeDeep((events) => {
      for (const event of events as Y.YEvent<Y.AbstractType<unknown>>[]) {
        this.#countLiveEvent(live, event);
      }
    });
  }

  get objects(): number {
    return this.#objects;
  }

  /** Bytes of all values, estimated for those that are not bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  has(root: string, key: string): boolean {
    return this.#sizes.has(`${root}/${key}`);
  }

  /** Points of all live strokes. */
  get allLivePoints(): number {
    return this.#allLivePoints;
  }

  livePoints(key: string): number {
    return this.#livePoints.get(key) ?? 0;
  }

  #set(root: string, key: string, value: unknown): void {
    const name = `${root}/${key}`;
    const before = this.#sizes.get(name);
    if (before !== undefined) {
      this.#bytes -= before;
      this.#sizes.delete(name);
      if (root === BOARD_ROOTS.objects) this.#objects -= 1;
    }
    if (value === undefined) return;
    const size = sizeOf(value);
    this.#bytes += size;
    this.#sizes.set(name, size);
    if (root === BOARD_ROOTS.objects) this.#objects += 1;
  }

  #countLiveEvent(live: Y.Map<unknown>, event: Y.YEvent<Y.AbstractType<unknown>>): void {
    if (event instanceof Y.YMapEvent) {
      for (const key of event.keysChanged as Set<string>) this.#countLive(live, key);
      return;
    }
    const [key] = event.path;
    if (typeof key !== 'string') return;
    let points = this.livePoints(key);
    for (const { insert } of event.changes.delta) points += pointsOf(insert);
    this.#setLive(key, points);
  }

  #countLive(live: Y.Map<unknown>, key: string): void {
    const chunks = live.get(key);
    this.#setLive(key, chunks instanceof Y.Array ? pointsOf(chunks.toArray()) : 0);
  }

  #setLive(key: string, points: number): void {
    this.#allLivePoints += points - this.livePoints(key);
    if (points === 0) this.#livePoints.delete(key);
    else this.#livePoints.set(key, points);
  }
}

const OBJECT_BYTES = 160;

/** Roughly what a value weighs. */
export function sizeOf(value: unknown): number {
  if (value instanceof Uint8Array) return value.length;
  return typeof value === 'string' ? 2 * value.length : OBJECT_BYTES;
}

function pointsOf(chunks: unknown): number {
  if (!Array.isArray(chunks)) return 0;
  let points = 0;
  for (const chunk of chunks) {
    if (chunk instanceof Uint8Array) points += (decodeChunk(chunk)?.points.length ?? 0) / 2;
  }
  return points;
}
