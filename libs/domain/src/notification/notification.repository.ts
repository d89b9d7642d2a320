import type { Audience } from './audience.js';
import type { Notification, ReadState } from './notification.js';

/** Port: what audiences must know, and what each person has read. */
export abstract class NotificationRepository {
  /** Rows of one audience with an id above `since`, oldest first. */
  abstract listSince(
    audience: Audience,
    since: string,
    limit: number,
  ): Promise<readonly Notification[]>;

  /** Rows of one audience with an id below `before` (all when absent), newest first. */
  abstract listLatest(
    audience: Audience,
    query: { readonly before?: string; readonly limit: number },
  ): Promise<readonly Notification[]>;

  /**
   * Rows of all audiences that may leave the app with an id above `since`, in the order of their ids. What was stored
   * within the last seconds may be missing and come later: ask again from before it.
   */
  abstract listOutgoing(since: string, limit: number): Promise<readonly Notification[]>;

  /** The rows of several keys that there are, in no order. */
  abstract findSeveral(
    keys: readonly Pick<Notification, 'audience' | 'id'>[],
  ): Promise<readonly Notification[]>;

  abstract readState(email: string): Promise<ReadState>;

  /** Merges into the stored state with `markRead`, whatever other tabs store at the same time. */
  abstract markRead(
    email: string,
    seen: { readonly ids: readonly string[]; readonly upTo?: string | undefined },
    settled: string,
  ): Promise<ReadState>;
}
