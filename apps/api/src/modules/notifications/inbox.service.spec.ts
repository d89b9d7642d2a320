import {
  Topic,
  choose,
  mute,
  noPreferences,
  type Audience,
  type Notification,
} from '@vigia/domain/notification';
import {
  MemoryFollowedRepository,
  MemoryIncidentRepository,
  MemoryNotificationRepository,
  MemoryPreferencesRepository,
  MemoryStore,
} from '@vigia/dynamo/memory';
import { ulidFloor } from '@vigia/platform';
import { describe, expect, it, vi } from 'vitest';
import { aNotification, ana, anIncident, rosa } from '../../../test/support/fixtures.js';
import { MovableClock } from '../../../test/support/movable-clock.js';
import type { Config } from '../../config/config.js';
import { FollowedAudiences } from './followed-audiences.js';
import { InboxService, type InboxPage } from './inbox.service.js';

const clock = new MovableClock();
const NOW_MS = clock.nowMs();
const MINE: Audience = `user#${ana.email}`;
const STUDENTS: Audience = 'role#estudiante';

/** The id of a row of some seconds ago; `order` tells rows of one second apart. */
function idOf(secondsAgo: number, order = 0): string {
  const floor = ulidFloor(NOW_MS - secondsAgo * 1000);
  return floor.slice(0, -4) + String(order).padStart(4, '0');
}

function row(id: string, overrides: Partial<Notification> = {}): Notification {
  return aNotification({ id, audience: MINE, incidentId: id, ...overrides });
}

function anInbox(...rows: readonly Notification[]): { inbox: InboxService; store: MemoryStore } {
  const store = new MemoryStore();
  store.notifications.push(...rows);
  const followed = new FollowedAudiences(
    new MemoryFollowedRepository(store),
    new MemoryIncidentRepository(store),
    { campus: { feed: true } } as Config,
    clock,
  );
  return {
    inbox: new InboxService(
      new MemoryNotificationRepository(store),
      new MemoryPreferencesRepository(store),
      followed,
      clock,
    ),
    store,
  };
}

function idsOf({ notifications }: InboxPage): readonly string[] {
  return notifications.map(({ id }) => id);
}

describe('InboxService', () => {
  it('answers nothing to somebody who was told nothing', async () => {
    const { inbox } = anInbox(row(idOf(10), { audience: 'role#admin' }));

    expect(await inbox.read(ana, { limit: 10 })).toEqual({
      notifications: [],
      cursor: '',
      hasMore: false,
      unread: { count: 0, more: false },
    });
  });

  it('[NOT-11] counts no further than its page, behind which everything is pushed', async () => {
    const { inbox, store } = anInbox(row(idOf(300)), row(idOf(200)));
    const list = MemoryNotificationRepository.prototype.listLatest;
    vi.spyOn(MemoryNotificationRepository.prototype, 'listLatest').mockImplementation(
      async function (this: MemoryNotificationRepository, ...args) {
        const rows = await list.apply(this, args);
        store.notifications.push(row(idOf(100)));
        return rows;
      },
    );

    const page = await inbox.read(ana, { limit: 1 });

    vi.restoreAllMocks();
    expect(page).toMatchObject({ cursor: idOf(200), hasMore: true, unread: { count: 2 } });
    expect((await inbox.read(ana, { limit: 1 })).unread.count).toBeGreaterThan(2);
  });

  it('[NOT-2] merges the audiences of a reader, newest first', async () => {
    const rows = [row(idOf(300)), row(idOf(200), { audience: STUDENTS }), row(idOf(100))];
    const { inbox } = anInbox(...rows, row(idOf(50), { audience: 'role#admin' }));

    const page = await inbox.read(ana, { limit: 10 });

    expect(idsOf(page)).toEqual([idOf(100), idOf(200), idOf(300)]);
    expect(page).toMatchObject({ cursor: idOf(100), hasMore: false });
  });

  it('[FOL-3] [FOL-4] shows what followed incidents told, until seven days after their end', async () => {
    const followed = (id: string): Audience => `incident#${id}`;
    const { inbox, store } = anInbox(
      row(idOf(300), { audience: followed('open') }),
      row(idOf(200), { audience: followed('ended') }),
      row(idOf(100), { audience: followed('strange') }),
    );
    const past = (days: number): string => new Date(NOW_MS - days * 86_400_000).toISOString();
    for (const [id, closedAt] of [
      ['open', null],
      ['ended', past(6.9)],
    ] as const) {
      const status = closedAt === null ? 'pendiente' : 'cerrado';
      store.incidents.set(id, anIncident({ id, status, closedAt }));
      store.followings.set(id, { incidentId: id, email: ana.email, since: past(9) });
    }

    const page = await inbox.read(ana, { limit: 10 });
    expect(idsOf(page)).toEqual([idOf(200), idOf(300)]);
    expect(page.unread).toEqual({ count: 2, more: false });
    expect((await inbox.markRead(ana, { ids: [idOf(300)] })).count).toBe(1);
    expect(idsOf(await inbox.read(ana, { since: idOf(250), limit: 10 }))).toContain(idOf(200));

    store.incidents.set(
      'ended',
      anIncident({ id: 'ended', status: 'cerrado', closedAt: past(7.1) }),
    );
    expect(idsOf(await inbox.read(ana, { limit: 10 }))).toEqual([idOf(300)]);
  });

  it('[FOL-5] asks about the 50 incidents followed last', async () => {
    const { inbox, store } = anInbox();
    for (let at = 0; at < 60; at += 1) {
      const id = `i${String(at)}`;
      const since = new Date(NOW_MS - at * 1000).toISOString();
      store.incidents.set(id, anIncident({ id }));
      store.followings.set(id, { incidentId: id, email: ana.email, since });
      store.notifications.push(row(idOf(100 + at), { audience: `incident#${id}` }));
    }

    const page = await inbox.read(ana, { limit: 100 });

    expect(idsOf(page)).toEqual(Array.from({ length: 50 }, (_, at) => idOf(100 + at)));
  });

  it('looks back page by page', async () => {
    const { inbox } = anInbox(...[500, 400, 300, 200, 100].map((ago) => row(idOf(ago))));

    const first = await inbox.read(ana, { limit: 2 });
    const second = await inbox.read(ana, { limit: 2, before: idOf(200) });
    const third = await inbox.read(ana, { limit: 2, before: idOf(400) });

    expect([first, second, third].map(idsOf)).toEqual([
      [idOf(100), idOf(200)],
      [idOf(300), idOf(400)],
      [idOf(500)],
    ]);
    expect([first, second, third].map(({ hasMore }) => hasMore)).toEqual([true, true, false]);
  });

  it('catches up behind a cursor, oldest first, and repeats what may have been stored late', async () => {
    const { inbox } = anInbox(
      row(idOf(500)),
      row(idOf(330)),
      row(idOf(300)),
      row(idOf(200)),
      row(idOf(100)),
    );

    const page = await inbox.read(ana, { since: idOf(300), limit: 10 });

    expect(idsOf(page)).toEqual([idOf(330), idOf(300), idOf(200), idOf(100)]);
    expect(page).toMatchObject({ cursor: idOf(100), hasMore: false });
  });

  it('keeps the cursor of a reader who missed nothing', async () => {
    const { inbox } = anInbox(row(idOf(300)));

    const page = await inbox.read(ana, { since: idOf(299), limit: 10 });

    expect(page).toMatchObject({ cursor: idOf(299), hasMore: false });
  });

  it('gets every reader ahead, however crowded the minute before the cursor is', async () => {
    const all = Array.from({ length: 700 }, (_, at) =>
      row(idOf(20, at), { audience: at % 3 === 0 ? STUDENTS : MINE }),
    );
    const { inbox } = anInbox(...all);
    const seen = new Set<string>();
    let cursor = idOf(100);
    let pages = 0;

    for (let more = true; more; pages += 1) {
      const page = await inbox.read(ana, { since: cursor, limit: 100 });
      for (const id of idsOf(page)) seen.add(id);
      expect(page.cursor > cursor).toBe(true);
      cursor = page.cursor;
      more = page.hasMore;
    }

    expect(pages).toBe(7);
    expect(seen.size).toBe(700);
    expect(cursor).toBe(idOf(20, 699));
  });

  it('shows a row that was stored late to a reader whose cursor passed it', async () => {
    const { inbox, store } = anInbox(row(idOf(60)));
    const { cursor } = await inbox.read(ana, { limit: 10 });

    store.notifications.push(row(idOf(90)));
    const page = await inbox.read(ana, { since: cursor, limit: 10 });

    expect(idsOf(page)).toContain(idOf(90));
    expect(page.cursor).toBe(cursor);
  });

  it('tells a student of their own report once, also where pages end between the two rows', async () => {
    const own = { actor: { email: ana.email, name: ana.name }, kind: 'reportado' };
    const twins = [
      row(idOf(100, 1), { ...own, incidentId: 'x' }),
      row(idOf(100, 2), {
        ...own,
        actor: null,
        incidentId: 'x',
        audience: STUDENTS,
        capacity: 'campus',
      }),
    ];
    const { inbox } = anInbox(...twins, row(idOf(300)), row(idOf(50)));

    const page = await inbox.read(ana, { limit: 10 });
    expect(idsOf(page)).toEqual([idOf(50), idOf(100, 1), idOf(300)]);
    expect(page.unread).toEqual({ count: 2, more: false });

    expect(idsOf(await inbox.read(ana, { limit: 2 }))).toEqual([idOf(50)]);
    expect(idsOf(await inbox.read(ana, { limit: 2, before: idOf(100, 2) }))).toEqual([
      idOf(100, 1),
      idOf(300),
    ]);

    const caughtUp = await inbox.read(ana, { since: idOf(200), limit: 2 });
    expect(idsOf(caughtUp)).toEqual([idOf(100, 1)]);
    expect(caughtUp).toMatchObject({ cursor: idOf(100, 2), hasMore: true });
  });

  it('[NOT-5] has nothing unread after everything shown was marked, the hidden row of an own report included', async () => {
    const own = { incidentId: 'x', kind: 'reportado' };
    const { inbox } = anInbox(
      row(idOf(300)),
      row(idOf(100, 1), { ...own, actor: { email: ana.email, name: ana.name } }),
      row(idOf(100, 2), { ...own, actor: null, audience: STUDENTS, capacity: 'campus' }),
    );
    const [newest] = idsOf(await inbox.read(ana, { limit: 10 }));

    const unread = await inbox.markRead(ana, { ids: [], upTo: newest ?? '' });

    expect(unread).toEqual({ count: 0, more: false });
  });

  it('[NOT-4] counts one’s own doings as read', async () => {
    const byRosa = {
      actor: { email: rosa.email, name: rosa.name },
      audience: 'role#admin',
    } as const;
    const { inbox } = anInbox(
      ...Array.from({ length: 450 }, (_, at) => row(idOf(200, at), byRosa)),
      row(idOf(100), { audience: 'role#admin' }),
    );

    const page = await inbox.read(rosa, { limit: 2 });

    expect(page.unread).toEqual({ count: 1, more: false });
    expect(page.notifications.map(({ isRead }) => isRead)).toEqual([false, true]);
  });

  it.each([
    [0, { count: 0, more: false }],
    [99, { count: 99, more: false }],
    [100, { count: 100, more: false }],
    [101, { count: 100, more: true }],
    [1500, { count: 100, more: true }],
  ])('counts %i unread ones exactly up to 100', async (rows, unread) => {
    const { inbox } = anInbox(...Array.from({ length: rows }, (_, at) => row(idOf(90, at))));

    expect((await inbox.read(ana, { limit: 1 })).unread).toEqual(unread);
  });

  it('does not claim to have counted what it did not look at', async () => {
    const byRosa = {
      actor: { email: rosa.email, name: rosa.name },
      audience: 'role#admin',
    } as const;
    const { inbox } = anInbox(
      ...Array.from({ length: 1200 }, (_, at) => row(idOf(200, at), byRosa)),
    );

    expect((await inbox.read(rosa, { limit: 1 })).unread).toEqual({ count: 0, more: true });
  });

  it('[PRF-3] keeps what is muted or not wanted, read and uncounted, until it is wanted again', async () => {
    const { inbox, store } = anInbox(
      row(idOf(400), { incidentId: 'muted' }),
      row(idOf(300), { incidentId: 'muted', capacity: 'assignee', kind: 'asignado' }),
      row(idOf(200), { audience: STUDENTS, capacity: 'campus', kind: 'reportado' }),
      row(idOf(100)),
    );
    const before = noPreferences(ana.email);
    store.preferences.set(ana.email, mute(before, 'muted'));

    const page = await inbox.read(ana, { limit: 10 });

    expect(idsOf(page)).toEqual([idOf(100), idOf(200), idOf(300), idOf(400)]);
    expect(page.notifications.map(({ isQuiet }) => isQuiet)).toEqual([false, true, false, true]);
    expect(page.notifications.map(({ isRead }) => isRead)).toEqual([false, true, false, true]);
    expect(page.unread).toEqual({ count: 2, more: false });
    expect((await inbox.markRead(ana, { ids: [idOf(100)] })).count).toBe(1);

    const campus = { app: true, push: false, mail: 'no' } as const;
    store.preferences.set(ana.email, choose(before, { channels: { [Topic.Campus]: campus } }));
    expect((await inbox.read(ana, { limit: 10 })).unread.count).toBe(3);
  });

  it('[PRF-3] has counted all when only strangers’ reports are many', async () => {
    const report = { audience: STUDENTS, capacity: 'campus', kind: 'reportado' } as const;
    const { inbox } = anInbox(
      row(idOf(900)),
      ...Array.from({ length: 1200 }, (_, at) => row(idOf(200, at), report)),
    );

    expect((await inbox.read(ana, { limit: 1 })).unread).toEqual({ count: 1, more: false });
  });

  it('[NOT-5] marks single ones, and everything up to an id', async () => {
    const { inbox } = anInbox(...[500, 400, 300, 200].map((ago) => row(idOf(ago))));

    expect(await inbox.markRead(ana, { ids: [idOf(300)] })).toEqual({ count: 3, more: false });
    expect(await inbox.markRead(ana, { ids: [], upTo: idOf(400) })).toEqual({
      count: 1,
      more: false,
    });

    const page = await inbox.read(ana, { limit: 10 });
    expect(page.notifications.map(({ isRead }) => isRead)).toEqual([false, true, true, true]);
  });

  it('[NOT-5] does not mark what may still be stored below the id', async () => {
    const { inbox, store } = anInbox(row(idOf(10)));

    await inbox.markRead(ana, { ids: [idOf(10)], upTo: idOf(10) });
    store.notifications.push(row(idOf(30)));

    expect((await inbox.read(ana, { limit: 10 })).unread.count).toBe(1);
  });
});
