export {
  FILTER_WORDS,
  SAVED_FILTERS_MAX,
  addFilter,
  removeFilter,
  replaceFilter,
  type FilterShelf,
  type FilterText,
  type FilterWord,
  type SavedFilter,
} from './saved-filter.js';
export { FilterShelfRepository } from './filter-shelf.repository.js';
export {
  FilterNameTakenError,
  FilterNotFoundError,
  TooManyFiltersError,
  type TriageErrorCode,
} from './triage.errors.js';
