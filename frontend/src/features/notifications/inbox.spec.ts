import { describe, expect, it } from 'vitest';
import type { Notification, NotificationPage } from '../../shared/api/models.js';
import {
  type Inbox,
  inboxOf,
  isBeyond,
  markAsRead,
  type Seen,
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
    tema: 'avances',
    callada: false,
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
    cursor: ids[0] ?? '',
    no_leidas: ids.length,
    no_leidas_mas: false,
    hay_mas: false,
    ...overrides,
  };
}

const empty = inboxOf(aPage([]));
const ids = (inbox: Inbox) => inbox.items.map(({ id }) => id);

describe('the inbox', () => {
  it('is what the newest page says: what is there, what is read, how many are not', () => {
    const inbox = inboxOf(aPage(['03', '02'], { no_leidas: 7, hay_mas: true }));

    expect(ids(inbox)).toEqual(['03', '02']);
    expect(inbox).toMatchObject({ unread: 7, cursor: '03', hasOlder: true });
  });

  it('[LIV-11] applies a live notification once, however often it comes', () => {
    const once = takeOne(empty, aNotification('01'));
    const twice = takeOne(once, aNotification('01'));

    expect(twice).toBe(once);
    expect(once.unread).toBe(1);
  });

  it('[LIV-11] shows the same whatever the order in which notifications arrive', () => {
    const order = ['02', '03', '01'].reduce((box, id) => takeOne(box, aNotification(id)), empty);

    expect(ids(order)).toEqual(['03', '02', '01']);
  });

  it('does not count what one did oneself', () => {
    expect(takeOne(empty, aNotification('01', { leida: true })).unread).toBe(0);
  });

  it('[NOT-11] counts as far as the server does, and says that there are more', () => {
    const full = inboxOf(aPage(['01'], { no_leidas: 100 }));

    expect(takeOne(full, aNotification('02'))).toMatchObject({ unread: 100, hasMoreUnread: true });
  });

  it('knows that there are older ones until the last page back was fetched', () => {
    const newest = inboxOf(aPage(['04', '03'], { hay_mas: true }));
    const back = takeOlder(newest, aPage(['02', '01'], { no_leidas: 9 }));

    expect([newest.hasOlder, back.hasOlder]).toEqual([true, false]);
    expect(ids(back)).toEqual(['04', '03', '02', '01']);
    expect(back.unread).toBe(2);
  });
});

describe('marking as read', () => {
  const full = inboxOf(aPage(['03', '02', '01'], { no_leidas: 5 }));

  it('[NOT-10] holds at once, and once', () => {
    const read = markAsRead(full, { ids: ['02'] });

    expect(read.unread).toBe(4);
    expect(read.items.map(({ leida }) => leida)).toEqual([false, true, false]);
    expect(markAsRead(read, { ids: ['02'] })).toBe(read);
  });

  it('[NOT-10] up to one leaves what is newer, and nothing older', () => {
    const read = markAsRead(full, { ids: [], hasta: '02' });

    expect(read.items.map(({ leida }) => leida)).toEqual([false, true, true]);
    expect(read.unread).toBe(1);
  });

  it.each<[string, Partial<NotificationPage>, Seen, boolean]>([
    ['known ones', {}, { ids: ['02'] }, false],
    ['everything', {}, { ids: ['02'], hasta: '03' }, false],
    ['one that is not loaded', {}, { ids: ['00'] }, true],
    ['one of more than were counted', { no_leidas_mas: true }, { ids: ['02'] }, true],
    ['all of more than were counted', { no_leidas_mas: true }, { ids: [], hasta: '03' }, false],
  ])('[NOT-11] of %s: whether the server must count anew', (_what, page, seen, expected) => {
    expect(isBeyond(inboxOf(aPage(['03', '02', '01'], page)), seen)).toBe(expected);
  });
});
