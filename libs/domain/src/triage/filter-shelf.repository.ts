import type { FilterShelf } from './saved-filter.js';

/** Port: the filters that each person saved. */
export abstract class FilterShelfRepository {
  /** An empty one where nothing was saved. */
  abstract find(email: string): Promise<FilterShelf>;

  /** Fails with ConcurrentChangeError unless the stored version is the one before. */
  abstract save(shelf: FilterShelf): Promise<void>;
}
