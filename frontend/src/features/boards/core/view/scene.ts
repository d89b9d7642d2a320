import type { Box } from '@vigia/domain/board';
import { compareItems, type BoardItem } from '../document/board-item.js';
import type { BoardDocument, DocumentChange } from '../document/board-document.js';
import { widenedBy } from '../geometry/box.js';
import { isCrossed, isHit } from '../geometry/hit-test.js';
import { SpatialIndex } from '../geometry/spatial-index.js';

/** What a change means for what is on the screen. */
export interface Damage {
  /** Regions that look different now. */
  readonly boxes: readonly Box[];
  /** New objects above everything that was there: they can be drawn over it. */
  readonly onTop: readonly BoardItem[];
}

/** Where everything is. */
export class Scene {
  readonly #index = new SpatialIndex();
  readonly #pins = new Set<string>();
  /** From afar pins are drawn larger than they are, and can be met so. */
  pinScale = 1;

  constructor(readonly document: BoardDocument) {
    this.reset();
  }

  reset(): void {
    this.#index.clear();
    this.#pins.clear();
    for (const { id } of this.document.items()) this.#place(id);
  }

  /** Takes a change in. */
  apply({ added, updated, removed }: DocumentChange): Damage {
    const boxes: Box[] = [];
    const note = (box: Box | undefined): void => {
      if (box !== undefined) boxes.push(box);
    };
    for (const id of removed) {
      note(this.#index.boxOf(id));
      this.#index.delete(id);
      this.#pins.delete(id);
    }
    for (const id of updated) {
      note(this.#index.boxOf(id));
      note(this.#place(id));
    }
    const onTop: BoardItem[] = [];
    const items = this.document.items();
    const news = new Set(added);
    for (let at = items.length - 1; at >= 0 && news.size > 0; at -= 1) {
      const item = items[at];
      if (item === undefined || !news.delete(item.id)) break;
      onTop.push(item);
      this.#place(item.id);
    }
    for (const id of news) note(this.#place(id));
    return { boxes, onTop: onTop.reverse() };
  }

  /** Pins lie above everything, and are drawn by whoever knows how far away the view is. */
  pins(): readonly BoardItem[] {
    return this.#items(this.#pins);
  }

  boxOf(id: string): Box | undefined {
    return this.#index.boxOf(id);
  }

  /** What may be seen in a region, from the bottom up. */
  touching(region: Box): readonly BoardItem[] {
    return this.#items(this.#index.touching(region)).sort(compareItems);
  }

  /** The uppermost object under the pointer; locked pictures are ground, not objects. */
  hit(x: number, y: number, reach: number): BoardItem | undefined {
    return this.hits(x, y, reach)[0];
  }

  /** Everything under the pointer, from the top down. */
  hits(x: number, y: number, reach: number): readonly BoardItem[] {
    const spot = widenedBy({ left: x, top: y, right: x, bottom: y }, reach);
    const ids = this.#index.touching(spot);
    for (const id of this.#pins) ids.add(id);
    return this.#items(ids)
      .filter((item) => isLoose(item) && isHit(item, x, y, reach, this.pinScale))
      .sort((a, b) => compareItems(b, a));
  }

  /** Everything loose that a selection box touches. */
  inside(region: Box): readonly BoardItem[] {
    return this.#items(this.#index.touching(region)).filter(
      (item) => isLoose(item) && isCrossed(item, region),
    );
  }

  #items(ids: Iterable<string>): BoardItem[] {
    const items: BoardItem[] = [];
    for (const id of ids) {
      const item = this.document.get(id);
      if (item !== undefined) items.push(item);
    }
    return items;
  }

  #place(id: string): Box | undefined {
    const box = this.document.boundsOf(id);
    if (box !== undefined) this.#index.set(id, box);
    if (this.document.get(id)?.object.kind === 'pin') this.#pins.add(id);
    return box;
  }
}

export function isLoose({ object }: BoardItem): boolean {
  return !(object.kind === 'image' && object.locked);
}
