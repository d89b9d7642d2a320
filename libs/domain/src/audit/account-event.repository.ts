import type { Page } from '../shared/index.js';
import type { AccountEvent, AccountEventKind } from './account-event.js';

/** Which events of the trail to show. */
export interface AccountEventQuery {
  /** Who did it or had it done to them. */
  readonly person?: string | undefined;
  readonly kind?: AccountEventKind | undefined;
  /** Only events with this id or a later one. */
  readonly from?: string | undefined;
  /** Only events with an earlier id. */
  readonly before?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Port: the trail of account events. It grows at its end and is never changed. */
export abstract class AccountEventRepository {
  /** Stores an event that belongs to no other write. */
  abstract append(event: AccountEvent): Promise<void>;

  /** Newest first. */
  abstract list(query: AccountEventQuery): Promise<Page<AccountEvent>>;
}
