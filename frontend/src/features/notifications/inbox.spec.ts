import { describe, expect, it } from 'vitest';
import type { Notification, NotificationPage } from '../../shared/api/models.js';
import {
  emptyInbox,
  type Inbox,
  markAsRead,
  takeNewest,
  takeNews,
  takeOlder,
  takeOne,
} from './inbox.js';

function aNotification(id: string, overrides: Partial<Notification> = {}): Notification {
  return {
    id,
    tipo: 'asignado',
    incidente_id: 'i',
    titulo: 'Fuga',
    mensaje: 'm',
    calidad: 'reportante',
    actor_nombre: 'Ana',
    de: 'pendiente',
    a: 'asignado',
    fecha: '2025-11-03T14:00:00.000Z',
    motivo: null,
    leida: false,
    ...overrides,
  };
}

function aPage(
  ids: readonly string[],
  overrides: Partial<NotificationPage> = {},
): NotificationPage {
  return {
    notificaciones: ids.map((id) => aNotification(id)),
    cursor: ids.toSorted().at(-1) ?? '',
    no_leidas: ids.length,
    no_leidas_mas: false,
    hay_mas: false,
    ...overrides,
  };
}

const ids = (inbox: Inbox) => inbox.items.map(({ id }) => id);

describe('the inbox', () => {
  it('[LIV-7] keeps its place when it is refreshed, so that a catch-up still tells of what came with it', () => {
    const first = takeNewest(undefined, aPage(['01']));

    const refreshed = takeNewest(first, aPage(['01', '02']));

    expect(ids(refreshed)).toEqual(['02', '01']);
    expect(refreshed.cursor).toBe('01');
  });

  it('applies a live notification once, however often it comes', () => {
    const once = takeOne(emptyInbox, aNotification('01'));
    const twice = takeOne(once, aNotification('01'));

    expect(twice).toBe(once);
    expect(once.unread).toBe(1);
  });

  it('shows the same whatever the order in which notifications arrive', () => {
    const order = ['02', '03', '01'].reduce(
      (box, id) => takeOne(box, aNotification(id)),
      emptyInbox,
    );

    expect(ids(order)).toEqual(['03', '02', '01']);
  });

  it('counts what the server counts after catching up, over an overlap too', () => {
    const pushed = takeOne(emptyInbox, aNotification('02'));

    const caughtUp = takeNews(pushed, aPage(['01', '02', '03'], { no_leidas: 7 }));

    expect(ids(caughtUp)).toEqual(['03', '02', '01']);
    expect(caughtUp.unread).toBe(7);
  });

  it('moves its cursor by answers only, and never back', () => {
    const asked = takeNews(emptyInbox, aPage(['05']));

    expect(takeOne(asked, aNotification('09')).cursor).toBe('05');
    expect(takeNews(asked, aPage(['03'])).cursor).toBe('05');
  });

  it('does not count what one did oneself', () => {
    expect(takeOne(emptyInbox, aNotification('01', { leida: true })).unread).toBe(0);
  });

  it('knows that there are older ones until the last page back was fetched', () => {
    const newest = takeNewest(undefined, aPage(['03'], { hay_mas: true }));
    const caughtUp = takeNews(newest, aPage(['04'], { hay_mas: false }));
    const back = takeOlder(caughtUp, aPage(['01', '02'], { no_leidas: 9 }));

    expect([newest.hasOlder, caughtUp.hasOlder, back.hasOlder]).toEqual([true, true, false]);
    expect(ids(back)).toEqual(['04', '03', '02', '01']);
    expect(back.unread).toBe(1);
  });

  it('marks as read once, and keeps it read when an older copy comes back', () => {
    const full = takeNews(emptyInbox, aPage(['01', '02']));

    const read = markAsRead(full, ({ id }) => id === '01');
    expect(read.unread).toBe(1);
    expect(markAsRead(read, ({ id }) => id === '01')).toBe(read);

    const again = takeNews(read, aPage(['01', '02'], { no_leidas: 1 }));
    expect(again.items.find(({ id }) => id === '01')?.leida).toBe(true);
  });
});
