import {
  NOTHING_READ,
  NotificationRepository,
  isSendable,
  markRead,
  topicOf,
  type Audience,
  type Notification,
  type ReadState,
} from '@vigia/domain/notification';
import type { MemoryStore } from './memory-store.js';

/** Notifications and read states in memory. */
export class MemoryNotificationRepository extends NotificationRepository {
  constructor(private readonly store: MemoryStore) {
    super();
  }

  override async listSince(
    audience: Audience,
    since: string,
    limit: number,
  ): Promise<readonly Notification[]> {
    return this.of(audience)
      .filter(({ id }) => id > since)
      .slice(0, limit);
  }

  override async listLatest(
    audience: Audience,
    { before, limit }: { readonly before?: string; readonly limit: number },
  ): Promise<readonly Notification[]> {
    return this.of(audience)
      .reverse()
      .filter(({ id }) => before === undefined || before === '' || id < before)
      .slice(0, limit);
  }

  override async listOutgoing(since: string, limit: number): Promise<readonly Notification[]> {
    return this.store.notifications
      .filter((row) => row.id > since && isSendable(topicOf(row)))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, limit);
  }

  override async findSeveral(
    keys: readonly Pick<Notification, 'audience' | 'id'>[],
  ): Promise<readonly Notification[]> {
    return this.store.notifications.filter((row) =>
      keys.some(({ audience, id }) => row.audience === audience && row.id === id),
    );
  }

  override async readState(email: string): Promise<ReadState> {
    return this.store.readStates.get(email) ?? NOTHING_READ;
  }

  override async markRead(
    email: string,
    seen: { readonly ids: readonly string[]; readonly upTo?: string | undefined },
    settled: string,
  ): Promise<ReadState> {
    const merged = markRead(this.store.readStates.get(email) ?? NOTHING_READ, seen, settled);
    this.store.readStates.set(email, merged);
    return merged;
  }

  private of(audience: Audience): Notification[] {
    return this.store.notifications
      .filter((notification) => notification.audience === audience)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}
