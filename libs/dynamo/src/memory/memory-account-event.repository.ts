import {
  AccountEventRepository,
  type AccountEvent,
  type AccountEventQuery,
} from '@vigia/domain/audit';
import type { Page } from '@vigia/domain/shared';
import { accountEventList } from '../audit/account-event-list.js';
import type { MemoryStore } from './memory-store.js';
import { sortedPage } from './sorted-page.js';

/** The trail of account events in memory. */
export class MemoryAccountEventRepository extends AccountEventRepository {
  constructor(private readonly store: MemoryStore) {
    super();
  }

  override async append(event: AccountEvent): Promise<void> {
    this.store.accountEvents.push(event);
  }

  override async list(query: AccountEventQuery): Promise<Page<AccountEvent>> {
    const { person, kind, from, before, limit, cursor } = query;
    const rows = this.store.accountEvents.filter(
      (event) =>
        (person === undefined || event.account === person || event.actor === person) &&
        (kind === undefined || event.kind === kind) &&
        (from === undefined || event.id >= from) &&
        (before === undefined || event.id < before),
    );
    return sortedPage(accountEventList(query), rows, {
      direction: 'descending',
      limit,
      cursor,
      positionOf: ({ id }) => id,
    });
  }
}
