import {
  FILTER_WORDS,
  type FilterShelf,
  type FilterText,
  type SavedFilter,
} from '@vigia/domain/triage';
import { ItemReader, type Item } from '../item-reader.js';
import { filterShelfKey } from '../keys.js';

/** The filters of one person as they are stored, all in one item. */
export interface FilterShelfItem {
  readonly email: string;
  readonly id: string;
  readonly filtros: readonly {
    readonly id: string;
    readonly nombre: string;
    readonly filtro: FilterText;
  }[];
  readonly version: number;
}

/** The item of somebody's filters. */
export function toFilterShelfItem({ email, filters, version }: FilterShelf): FilterShelfItem {
  return {
    ...filterShelfKey(email),
    filtros: filters.map(({ id, name, filter }) => ({ id, nombre: name, filtro: filter })),
    version,
  };
}

/** Somebody's filters of an item. */
export function fromFilterShelfItem(item: Item): FilterShelf {
  const read = new ItemReader(item, 'personal', ['email', 'id']);
  return {
    email: read.text('email'),
    filters: read.parts('filtros', readFilter),
    version: read.number('version'),
  };
}

function readFilter(read: ItemReader): SavedFilter {
  return {
    id: read.text('id'),
    name: read.text('nombre'),
    filter: read.part('filtro', readText) ?? {},
  };
}

function readText(read: ItemReader): FilterText {
  return Object.fromEntries(
    FILTER_WORDS.filter((word) => read.isFilled(word)).map((word) => [word, read.text(word)]),
  );
}
