import { Injectable } from '@nestjs/common';
import {
  NotificationRepository,
  audiencesFor,
  isRead,
  type Audience,
  type Notification,
  type ReadState,
} from '@vigia/domain/notification';
import type { Actor } from '@vigia/domain/user';
import { Clock, rewindUlid, ulidFloor } from '@vigia/platform';
import { CURSOR_OVERLAP_MS } from '@vigia/wire';

/** Which part of somebody's notifications is wanted: those behind a cursor, or the newest (older than `before`). */
export interface InboxQuery {
  readonly since?: string;
  readonly before?: string;
  readonly limit: number;
}

/** How many are unread, exact up to a bound; `more` when there may be others. */
export interface Unread {
  readonly count: number;
  readonly more: boolean;
}

/** A page of what somebody was told. */
export interface InboxPage {
  readonly notifications: readonly (Notification & { readonly isRead: boolean })[];
  /** The newest id that the reader now knows: where the next catch-up starts. */
  readonly cursor: string;
  readonly hasMore: boolean;
  readonly unread: Unread;
}

type Rows = Pick<InboxPage, 'cursor' | 'hasMore'> & { readonly rows: readonly Notification[] };

const UNREAD_MAX = 100;
const UNREAD_CHUNK = 200;
/** Chunks looked through for unread ones: somebody's own doings count as read and may be many. */
const UNREAD_CHUNKS = 5;
/** Rows of the overlap that one query takes along with a page. */
const OVERLAP_ROWS = 50;

/** What somebody was told, on all audiences they belong to, and what of it they have read. */
@Injectable()
export class InboxService {
  constructor(
    private readonly notifications: NotificationRepository,
    private readonly clock: Clock,
  ) {}

  async read(actor: Actor, query: InboxQuery): Promise<InboxPage> {
    const [state, { rows, cursor, hasMore }] = await Promise.all([
      this.notifications.readState(actor.email),
      query.since === undefined
        ? this.latest(actor, query)
        : this.since(actor, query.since, query.limit),
    ]);
    return {
      notifications: rows.map((row) => ({ ...row, isRead: isRead(row, state, actor.email) })),
      cursor,
      hasMore,
      unread: await this.unread(actor, state),
    };
  }

  /** [NOT-5] */
  async markRead(
    actor: Actor,
    seen: { readonly ids: readonly string[]; readonly upTo?: string },
  ): Promise<Unread> {
    const settled = ulidFloor(this.clock.nowMs() - CURSOR_OVERLAP_MS);
    return this.unread(actor, await this.notifications.markRead(actor.email, seen, settled));
  }

  private async latest(actor: Actor, { before, limit }: InboxQuery): Promise<Rows> {
    const page = { limit: limit + 1, ...(before !== undefined && { before }) };
    const lists = await Promise.all(
      audiencesFor(actor).map((audience) => this.notifications.listLatest(audience, page)),
    );
    const merged = lists.flat().sort((a, b) => (a.id > b.id ? -1 : 1));
    const rows = merged.slice(0, limit);
    return { rows, cursor: rows[0]?.id ?? '', hasMore: merged.length > limit };
  }

  /**
   * Everything within the overlap before the cursor, which may have been stored late, and up to `limit` rows behind
   * it: so every page gets ahead, however many rows the overlap has.
   */
  private async since(actor: Actor, cursor: string, limit: number): Promise<Rows> {
    const lists = await Promise.all(
      audiencesFor(actor).map((audience) => this.around(audience, cursor, limit + 1)),
    );
    const merged = lists.flat().sort((a, b) => (a.id < b.id ? -1 : 1));
    const known = merged.filter(({ id }) => id <= cursor);
    const fresh = merged.filter(({ id }) => id > cursor);
    const shown = fresh.slice(0, limit);
    return {
      rows: [...known, ...shown],
      cursor: shown.at(-1)?.id ?? cursor,
      hasMore: fresh.length > limit,
    };
  }

  /** One query unless the overlap is crowded. */
  private async around(audience: Audience, cursor: string, fresh: number): Promise<Notification[]> {
    const rows: Notification[] = [];
    const chunk = OVERLAP_ROWS + fresh;
    let from = rewindUlid(cursor, CURSOR_OVERLAP_MS);
    for (;;) {
      const next = await this.notifications.listSince(audience, from, chunk);
      rows.push(...next);
      const last = next.at(-1);
      if (last === undefined || next.length < chunk) return rows;
      if (rows.filter(({ id }) => id > cursor).length >= fresh) return rows;
      from = last.id;
    }
  }

  private async unread(actor: Actor, state: ReadState): Promise<Unread> {
    const counts = await Promise.all(
      audiencesFor(actor).map((audience) => this.unreadOf(audience, actor, state)),
    );
    const count = counts.reduce((sum, one) => sum + one.count, 0);
    return {
      count: Math.min(count, UNREAD_MAX),
      more: count > UNREAD_MAX || counts.some(({ more }) => more),
    };
  }

  private async unreadOf(audience: Audience, actor: Actor, state: ReadState): Promise<Unread> {
    let count = 0;
    let from = state.upTo;
    for (let chunk = 0; chunk < UNREAD_CHUNKS; chunk += 1) {
      const rows = await this.notifications.listSince(audience, from, UNREAD_CHUNK);
      count += rows.filter((row) => !isRead(row, state, actor.email)).length;
      const last = rows.at(-1);
      if (last === undefined || rows.length < UNREAD_CHUNK) return { count, more: false };
      if (count > UNREAD_MAX) break;
      from = last.id;
    }
    return { count, more: true };
  }
}
