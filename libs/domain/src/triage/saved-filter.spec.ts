import { describe, expect, it } from 'vitest';
import {
  SAVED_FILTERS_MAX,
  addFilter,
  removeFilter,
  replaceFilter,
  type FilterShelf,
  type SavedFilter,
} from './saved-filter.js';
import { FilterNameTakenError, FilterNotFoundError, TooManyFiltersError } from './triage.errors.js';

const EMPTY: FilterShelf = { email: 'root@admin.utec.edu.pe', filters: [], version: 0 };
const one: SavedFilter = { id: 'f-1', name: 'Urgentes', filter: { riesgo: 'crítico' } };
const two: SavedFilter = { id: 'f-2', name: 'De TI', filter: { especialidad: 'TI' } };
const both = addFilter(addFilter(EMPTY, one), two);

describe('saved filters', () => {
  it('[FIL-1] stand in the order in which they were saved, each change one version', () => {
    const renamed = { ...one, name: 'Críticos' };

    expect(both).toEqual({ ...EMPTY, filters: [one, two], version: 2 });
    expect(replaceFilter(both, renamed)).toEqual({
      ...EMPTY,
      filters: [renamed, two],
      version: 3,
    });
    expect(removeFilter(both, one.id)).toEqual({ ...EMPTY, filters: [two], version: 3 });
  });

  it('[FIL-1] have names that nobody could take for one another', () => {
    const twin = { ...two, id: 'f-3', name: 'uRGENTES' };

    expect(() => addFilter(both, twin)).toThrow(FilterNameTakenError);
    expect(() => replaceFilter(both, { ...two, name: 'urgentes' })).toThrow(FilterNameTakenError);
    expect(replaceFilter(both, { ...one, name: 'URGENTES' }).filters[0]?.name).toBe('URGENTES');
  });

  it('[FIL-1] are at most 20', () => {
    const full = Array.from({ length: SAVED_FILTERS_MAX }, (_, n) => ({
      ...one,
      id: String(n),
      name: String(n),
    })).reduce(addFilter, EMPTY);

    expect(full.filters).toHaveLength(20);
    expect(() => addFilter(full, one)).toThrow(TooManyFiltersError);
  });

  it('are neither changed nor removed where they are not', () => {
    expect(() => replaceFilter(EMPTY, one)).toThrow(FilterNotFoundError);
    expect(() => removeFilter(both, 'f-9')).toThrow(FilterNotFoundError);
  });
});
