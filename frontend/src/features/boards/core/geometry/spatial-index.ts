import type { Box } from '@vigia/domain/board';
import { isTouching } from './box.js';

/** Objects smaller than this share the finest grid. */
const FINEST = 512;

interface Entry {
  readonly box: Box;
  readonly level: number;
}

/**
 * Finds what is in a region. Each object lies in the grid whose cells are just larger than it, so in four cells at
 * most, and a speck costs no more to find beside a floor plan.
 */
export class SpatialIndex {
  readonly #entries = new Map<string, Entry>();
  readonly #grids = new Map<number, Map<string, Set<string>>>();

  get size(): number {
    return this.#entries.size;
  }

  boxOf(id: string): Box | undefined {
    return this.#entries.get(id)?.box;
  }

  set(id: string, box: Box): void {
    this.delete(id);
    const level = levelOf(box);
    this.#entries.set(id, { box, level });
    let grid = this.#grids.get(level);
    if (grid === undefined) {
      grid = new Map<string, Set<string>>();
      this.#grids.set(level, grid);
    }
    for (const key of cellsOf(box, level)) {
      const cell = grid.get(key);
      if (cell === undefined) grid.set(key, new Set([id]));
      else cell.add(id);
    }
  }

  delete(id: string): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    this.#entries.delete(id);
    const grid = this.#grids.get(entry.level);
    for (const key of cellsOf(entry.box, entry.level)) {
      const cell = grid?.get(key);
      cell?.delete(id);
      if (cell?.size === 0) grid?.delete(key);
    }
    if (grid?.size === 0) this.#grids.delete(entry.level);
  }

  clear(): void {
    this.#entries.clear();
    this.#grids.clear();
  }

  /** The ids of everything whose box touches the region, in no order. */
  touching(region: Box): Set<string> {
    const found = new Set<string>();
    for (const [level, grid] of this.#grids) {
      if (cellCount(region, level) > grid.size) {
        for (const cell of grid.values()) this.#collect(cell, region, found);
        continue;
      }
      for (const key of cellsOf(region, level)) {
        const cell = grid.get(key);
        if (cell !== undefined) this.#collect(cell, region, found);
      }
    }
    return found;
  }

  #collect(cell: Set<string>, region: Box, found: Set<string>): void {
    for (const id of cell) {
      const entry = this.#entries.get(id);
      if (entry !== undefined && isTouching(entry.box, region)) found.add(id);
    }
  }
}

function levelOf({ left, top, right, bottom }: Box): number {
  const size = Math.max(right - left, bottom - top, FINEST);
  return Math.ceil(Math.log2(size));
}

function cellCount({ left, top, right, bottom }: Box, level: number): number {
  const cell = 2 ** level;
  const columns = Math.floor(right / cell) - Math.floor(left / cell) + 1;
  const rows = Math.floor(bottom / cell) - Math.floor(top / cell) + 1;
  return columns * rows;
}

function* cellsOf({ left, top, right, bottom }: Box, level: number): Generator<string> {
  const cell = 2 ** level;
  for (let x = Math.floor(left / cell); x <= Math.floor(right / cell); x += 1) {
    for (let y = Math.floor(top / cell); y <= Math.floor(bottom / cell); y += 1) {
      yield `${String(x)},${String(y)}`;
    }
  }
}
