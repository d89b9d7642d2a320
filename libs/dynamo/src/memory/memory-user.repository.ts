import type { AccountEvent } from '@vigia/domain/audit';
import { EVERY_BOARD, endedSessions } from '@vigia/domain/board';
import { accountNews } from '@vigia/domain/notification';
import {
  ConcurrentChangeError,
  ReceiptExistsError,
  type Page,
  type Receipt,
  type Role,
  type Speciality,
} from '@vigia/domain/shared';
import {
  UserExistsError,
  UserRepository,
  isSameIdentity,
  type AccountStatus,
  type ProviderIdentity,
  type User,
} from '@vigia/domain/user';
import { userList } from '../user/user-list.js';
import { endAccess } from './memory-board-state.repository.js';
import type { MemoryStore } from './memory-store.js';
import { sortedPage } from './sorted-page.js';

/** Accounts in memory. */
export class MemoryUserRepository extends UserRepository {
  constructor(private readonly store: MemoryStore) {
    super();
  }

  override async find(email: string): Promise<User | undefined> {
    return this.store.users.get(email);
  }

  override async findByIdentity(identity: ProviderIdentity): Promise<User | undefined> {
    return this.accountOf(identity);
  }

  override async create(user: User, receipt?: Receipt, event?: AccountEvent): Promise<void> {
    const { receipts, users } = this.store;
    if (receipt !== undefined && receipts.has(receipt.id)) throw new ReceiptExistsError(receipt.id);
    if (users.has(user.email)) throw new UserExistsError(user.email);
    this.requireFreeIdentity(user);

    users.set(user.email, user);
    this.store.notifications.push(...accountNews(user, event));
    if (receipt !== undefined) receipts.set(receipt.id, receipt);
    if (event !== undefined) this.store.accountEvents.push(event);
  }

  override async save(user: User, event?: AccountEvent): Promise<void> {
    const stored = this.store.users.get(user.email);
    if (stored?.version !== user.version - 1) throw new ConcurrentChangeError(user.email);
    const { lastAssignedAt: _stale, ...account } = user;
    const { openLoad, lastAssignedAt } = stored;
    this.store.users.set(user.email, {
      ...account,
      openLoad,
      ...(lastAssignedAt !== undefined && { lastAssignedAt }),
    });
    this.store.notifications.push(...accountNews(user, event));
    if (event !== undefined) this.store.accountEvents.push(event);
    endAccess(this.store, EVERY_BOARD, endedSessions(user));
  }

  override async link(
    user: User & Required<Pick<User, 'identity'>>,
    event: AccountEvent,
  ): Promise<void> {
    this.requireFreeIdentity(user);
    await this.save(user, event);
  }

  override async unlink(user: User, _lost: ProviderIdentity, event: AccountEvent): Promise<void> {
    await this.save(user, event);
  }

  private accountOf(identity: ProviderIdentity): User | undefined {
    return [...this.store.users.values()].find(
      (user) => user.identity !== undefined && isSameIdentity(user.identity, identity),
    );
  }

  private requireFreeIdentity({ email, identity }: User): void {
    const other = identity && this.accountOf(identity);
    if (other !== undefined && other.email !== email) throw new ConcurrentChangeError(email);
  }

  override async listBySpeciality(speciality: Speciality): Promise<readonly User[]> {
    return [...this.store.users.values()]
      .filter((user) => user.speciality === speciality)
      .sort((a, b) => (a.email < b.email ? -1 : 1));
  }

  override async listByRole(
    role: Role,
    query: { readonly status?: AccountStatus; readonly limit: number; readonly cursor?: string },
  ): Promise<Page<User>> {
    const { status, limit, cursor } = query;
    const rows = [...this.store.users.values()].filter(
      (user) => user.role === role && (status === undefined || user.status === status),
    );
    return sortedPage(userList(role, status), rows, {
      direction: 'ascending',
      limit,
      cursor,
      positionOf: ({ email }) => email,
    });
  }
}
