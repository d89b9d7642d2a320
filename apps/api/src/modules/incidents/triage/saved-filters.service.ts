import { Injectable } from '@nestjs/common';
import { ConcurrentChangeError } from '@vigia/domain/shared';
import {
  FilterShelfRepository,
  addFilter,
  removeFilter,
  replaceFilter,
  type FilterShelf,
  type SavedFilter,
} from '@vigia/domain/triage';

const ATTEMPTS = 3;

/** The filters that an admin saved for themselves. */
@Injectable()
export class SavedFiltersService {
  constructor(private readonly shelves: FilterShelfRepository) {}

  async list(email: string): Promise<readonly SavedFilter[]> {
    return (await this.shelves.find(email)).filters;
  }

  add(email: string, filter: SavedFilter): Promise<void> {
    return this.change(email, (shelf) => addFilter(shelf, filter));
  }

  replace(email: string, filter: SavedFilter): Promise<void> {
    return this.change(email, (shelf) => replaceFilter(shelf, filter));
  }

  remove(email: string, id: string): Promise<void> {
    return this.change(email, (shelf) => removeFilter(shelf, id));
  }

  /** Another tab of the same person may be faster. */
  private async change(email: string, decide: (shelf: FilterShelf) => FilterShelf): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.shelves.save(decide(await this.shelves.find(email)));
        return;
      } catch (error) {
        if (!(error instanceof ConcurrentChangeError) || attempt === ATTEMPTS) throw error;
      }
    }
  }
}
