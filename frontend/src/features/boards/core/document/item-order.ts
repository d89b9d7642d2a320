import { compareItems, type BoardItem } from './board-item.js';

/** Beyond this many changes at once sorting anew is cheaper than patching. */
const PATCHED_AT_ONCE = 64;

/** All items from the bottom up, kept sorted as they come and go. */
export class ItemOrder {
  #sorted: BoardItem[] | undefined;

  constructor(private readonly items: ReadonlyMap<string, BoardItem>) {}

  list(): readonly BoardItem[] {
    this.#sorted ??= [...this.items.values()].sort(compareItems);
    return this.#sorted;
  }

  /** Tells what is gone and what is new; a changed item is both. */
  patch(gone: readonly BoardItem[], come: readonly BoardItem[]): void {
    const sorted = this.#sorted;
    if (sorted === undefined) return;
    if (gone.length + come.length > PATCHED_AT_ONCE) {
      this.#sorted = undefined;
      return;
    }
    for (const item of gone) sorted.splice(placeOf(sorted, item), 1);
    for (const item of come) sorted.splice(placeOf(sorted, item), 0, item);
  }

  reset(): void {
    this.#sorted = undefined;
  }
}

/** The index of the first item that is not below. */
function placeOf(sorted: readonly BoardItem[], item: BoardItem): number {
  let low = 0;
  let high = sorted.length;
  const last = sorted[high - 1];
  if (last !== undefined && compareItems(last, item) < 0) return high;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = sorted[middle];
    if (other !== undefined && compareItems(other, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
