import { FollowedRepository, type Following } from '@vigia/domain/incident';
import type { Page } from '@vigia/domain/shared';
import { followedList } from '../incident/incident-list.js';
import { followedOrder } from '../keys.js';
import type { MemoryStore } from './memory-store.js';
import { sortedPage } from './sorted-page.js';

/** What somebody follows, in memory. */
export class MemoryFollowedRepository extends FollowedRepository {
  constructor(private readonly store: MemoryStore) {
    super();
  }

  override async listFollowed(
    email: string,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<Following>> {
    const rows = [...this.store.followings.values()].filter((row) => row.email === email);
    return sortedPage(followedList(email), rows, {
      direction: 'descending',
      limit,
      cursor,
      positionOf: ({ since, incidentId }) => followedOrder(since, incidentId),
    });
  }
}
