import { FilterNameTakenError, FilterNotFoundError, TooManyFiltersError } from './triage.errors.js';

/** What a list of incidents can be narrowed by. The values are the words of the wire. */
export const FILTER_WORDS = [
  'estado',
  'riesgo',
  'tipo',
  'piso',
  'edificio',
  'especialidad',
  'asignado_a',
  'texto',
  'orden',
] as const;
export type FilterWord = (typeof FILTER_WORDS)[number];

/** What to keep of a list, and in which order, as it was typed; what is absent is not asked for. */
export type FilterText = Readonly<Partial<Record<FilterWord, string>>>;

/** A view of the queue under a name. */
export interface SavedFilter {
  readonly id: string;
  readonly name: string;
  readonly filter: FilterText;
}

/** The filters that one person saved, in the order in which they were saved. */
export interface FilterShelf {
  readonly email: string;
  readonly filters: readonly SavedFilter[];
  /** 0 before anything was saved. */
  readonly version: number;
}

/** [FIL-1] Filters that one person may save. */
export const SAVED_FILTERS_MAX = 20;

/** [FIL-1] The shelf with another filter at its end. */
export function addFilter(shelf: FilterShelf, filter: SavedFilter): FilterShelf {
  if (shelf.filters.length >= SAVED_FILTERS_MAX) throw new TooManyFiltersError(SAVED_FILTERS_MAX);
  return stocked(shelf, [...shelf.filters, filter]);
}

/** [FIL-1] The shelf with one filter changed in its place. */
export function replaceFilter(shelf: FilterShelf, filter: SavedFilter): FilterShelf {
  requireFilter(shelf, filter.id);
  return stocked(
    shelf,
    shelf.filters.map((one) => (one.id === filter.id ? filter : one)),
  );
}

/** The shelf without one filter. */
export function removeFilter(shelf: FilterShelf, id: string): FilterShelf {
  requireFilter(shelf, id);
  return stocked(
    shelf,
    shelf.filters.filter((one) => one.id !== id),
  );
}

function stocked(shelf: FilterShelf, filters: readonly SavedFilter[]): FilterShelf {
  const names = new Set(filters.map(({ name }) => name.normalize('NFC').toLowerCase()));
  if (names.size < filters.length) throw new FilterNameTakenError();
  return { ...shelf, filters, version: shelf.version + 1 };
}

function requireFilter({ filters }: FilterShelf, id: string): void {
  if (!filters.some((one) => one.id === id)) throw new FilterNotFoundError();
}
