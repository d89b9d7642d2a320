import { Injectable } from '@nestjs/common';
import {
  NotificationRepository,
  PreferencesRepository,
  Topic,
  audiencesFor,
  channelsOf,
  isQuiet,
  isRead,
  roleAudience,
  type Audience,
  type Notification,
  type Preferences,
  type ReadState,
} from '@vigia/domain/notification';
import { Role } from '@vigia/domain/shared';
import type { Actor } from '@vigia/domain/user';
import { Clock, rewindUlid, ulidFloor } from '@vigia/platform';
import { CURSOR_OVERLAP_MS } from '@vigia/wire';
import { FollowedAudiences } from './followed-audiences.js';
import { withoutTwins } from './without-twins.js';

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

/** A notification to one reader. */
export interface Notice extends Notification {
  readonly isRead: boolean;
  /** [PRF-3] */
  readonly isQuiet: boolean;
}

/** A page of what somebody was told. */
export interface InboxPage {
  readonly notifications: readonly Notice[];
  /** The newest id that the reader now knows: where the next catch-up starts. */
  readonly cursor: string;
  readonly hasMore: boolean;
  readonly unread: Unread;
}

/** Whose notifications they are, with all that decides which of them are unread. */
interface Reader {
  readonly email: string;
  readonly audiences: readonly Audience[];
  readonly state: ReadState;
  readonly preferences: Preferences;
}

type Rows = Pick<InboxPage, 'cursor' | 'hasMore'> & { readonly rows: readonly Notification[] };

const UNREAD_MAX = 100;
const UNREAD_CHUNK = 200;
/** Chunks looked through for unread ones: somebody's own doings count as read and may be many. */
const UNREAD_CHUNKS = 5;
/** Rows of the overlap that one query takes along with a page. */
const OVERLAP_ROWS = 50;

/** Behind every id. */
const END = '\uffff';

/**
 * [NOT-11] Whether a page ends with the newest there is. Its count tells of the rows up to there alone: what is stored
 * between the page and the count is pushed to the reader, who adds it, and must not find it counted already.
 */
function isUpToNow({ since, before }: InboxQuery, hasMore: boolean): boolean {
  return before === undefined && (since === undefined || !hasMore);
}

/** What somebody was told, on all audiences they belong to, and what of it they have read. */
@Injectable()
export class InboxService {
  constructor(
    private readonly notifications: NotificationRepository,
    private readonly preferences: PreferencesRepository,
    private readonly followed: FollowedAudiences,
    private readonly clock: Clock,
  ) {}

  async read(actor: Actor, query: InboxQuery): Promise<InboxPage> {
    const audiences = await this.audiencesOf(actor);
    const [state, preferences, { rows, cursor, hasMore }] = await Promise.all([
      this.notifications.readState(actor.email),
      this.preferences.find(actor.email),
      query.since === undefined
        ? this.latest(audiences, query)
        : this.since(audiences, query.since, query.limit),
    ]);
    const reader = { email: actor.email, audiences, state, preferences };
    return {
      notifications: rows.map((row) => ({
        ...row,
        isRead: isSettled(row, reader),
        isQuiet: isQuiet(row, preferences),
      })),
      cursor,
      hasMore,
      unread: await this.unread(reader, isUpToNow(query, hasMore) ? cursor : END),
    };
  }

  /** [NOT-5] */
  async markRead(
    actor: Actor,
    seen: { readonly ids: readonly string[]; readonly upTo?: string },
  ): Promise<Unread> {
    const settled = ulidFloor(this.clock.nowMs() - CURSOR_OVERLAP_MS);
    const [audiences, state, preferences] = await Promise.all([
      this.audiencesOf(actor),
      this.notifications.markRead(actor.email, seen, settled),
      this.preferences.find(actor.email),
    ]);
    return this.unread({ email: actor.email, audiences, state, preferences }, END);
  }

  /** [NOT-2] [FOL-3] */
  private async audiencesOf(actor: Actor): Promise<readonly Audience[]> {
    return [...audiencesFor(actor), ...(await this.followed.of(actor))];
  }

  private async latest(
    audiences: readonly Audience[],
    { before, limit }: InboxQuery,
  ): Promise<Rows> {
    const page = { limit: limit + 1, ...(before !== undefined && { before }) };
    const lists = await Promise.all(
      audiences.map((audience) => this.notifications.listLatest(audience, page)),
    );
    const all = lists.flat().sort((a, b) => (a.id > b.id ? -1 : 1));
    return {
      rows: withoutTwins(all.slice(0, limit), all),
      cursor: all[0]?.id ?? '',
      hasMore: all.length > limit,
    };
  }

  /**
   * Everything within the overlap before the cursor, which may have been stored late, and up to `limit` rows behind
   * it: so every page gets ahead, however many rows the overlap has.
   */
  private async since(
    audiences: readonly Audience[],
    cursor: string,
    limit: number,
  ): Promise<Rows> {
    const lists = await Promise.all(
      audiences.map((audience) => this.around(audience, cursor, limit + 1)),
    );
    const all = lists.flat().sort((a, b) => (a.id < b.id ? -1 : 1));
    const excess = all.filter(({ id }) => id > cursor).length - limit;
    const page = excess > 0 ? all.slice(0, -excess) : all;
    const newest = page.at(-1)?.id ?? cursor;
    return {
      rows: withoutTwins(page),
      cursor: newest > cursor ? newest : cursor,
      hasMore: excess > 0,
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

  private async unread(reader: Reader, upTo = END): Promise<Unread> {
    const parts = await Promise.all(
      reader.audiences
        .filter((audience) => !isAllQuiet(audience, reader))
        .map((audience) => this.perhapsUnread(audience, reader)),
    );
    const known = parts.flatMap((part) => part.rows).filter(({ id }) => id <= upTo);
    const rows = withoutTwins(known);
    const count = rows.filter((row) => !isSettled(row, reader)).length;
    return {
      count: Math.min(count, UNREAD_MAX),
      more: count > UNREAD_MAX || parts.some((part) => part.more),
    };
  }

  /**
   * The rows above the read mark, until enough of them are unread; and those of its very moment, because the mark may
   * lie between the two rows that tell a student of their own report.
   */
  private async perhapsUnread(
    audience: Audience,
    reader: Reader,
  ): Promise<{ readonly rows: readonly Notification[]; readonly more: boolean }> {
    const rows: Notification[] = [];
    const start = rewindUlid(reader.state.upTo, 0);
    for (let chunk = 0; chunk < UNREAD_CHUNKS; chunk += 1) {
      const from = rows.at(-1)?.id ?? start;
      const next = await this.notifications.listSince(audience, from, UNREAD_CHUNK);
      rows.push(...next);
      if (next.length < UNREAD_CHUNK) return { rows, more: false };
      if (rows.filter((row) => !isSettled(row, reader)).length > UNREAD_MAX) break;
    }
    return { rows, more: true };
  }
}

/** Whether an audience cannot have unread rows: what the campus is told is much, and read by those who want it. */
function isAllQuiet(audience: Audience, { preferences }: Reader): boolean {
  return audience === roleAudience(Role.Student) && !channelsOf(preferences, Topic.Campus).app;
}

/** [PRF-3] What is only kept counts as read. */
function isSettled(row: Notification, { state, email, preferences }: Reader): boolean {
  return isRead(row, state, email) || isQuiet(row, preferences);
}
