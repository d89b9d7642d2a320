import { describe, expect, it } from 'vitest';
import { AT, aNotification } from '../../test/fixtures.js';
import { Channel, queueOf } from './channel.js';
import {
  ENCLOSED_MAX,
  KNOWN_MAX,
  PAGE_RETRY_AFTER_S,
  RETRY_AFTER_S,
  afterFailure,
  emptied,
  emptyParcel,
  enclose,
  eventOf,
  postponed,
  type Parcel,
} from './parcel.js';

const EMPTY = emptyParcel({ email: 'ana@utec.edu.pe', channel: Channel.Mail }, AT);
const SOON = '2026-03-02T10:01:00.000Z';
const LATER = '2026-03-02T11:00:00.000Z';

function numbered(n: number, at = AT) {
  return aNotification({ id: `N${String(n).padStart(4, '0')}`, incidentId: `i-${String(n)}`, at });
}

function holding(count: number): Parcel {
  return Array.from({ length: count }, (_, n) => numbered(n)).reduce(
    (parcel, notice) => enclose(parcel, notice, { dueAt: SOON, at: AT }),
    EMPTY,
  );
}

describe('[OUT-1] a parcel', () => {
  it('is due at the earliest moment that any of its notices asks for', () => {
    const late = enclose(EMPTY, numbered(2), { dueAt: LATER, at: AT });
    const early = enclose(late, numbered(1), { dueAt: SOON, at: AT });

    expect(late.dueAt).toBe(LATER);
    expect(early.dueAt).toBe(SOON);
    expect(enclose(early, numbered(3), { dueAt: LATER, at: AT }).dueAt).toBe(SOON);
    expect(early.enclosed.map(({ id }) => id)).toEqual(['N0001', 'N0002']);
    expect(early.version).toBe(2);
  });

  it('takes an event once, in whichever audience its reader is told of it, also after it was brought', () => {
    const notice = numbered(1);
    const twin = { ...notice, id: 'N0002', audience: 'user#ana@utec.edu.pe' } as const;
    const parcel = enclose(EMPTY, notice, { dueAt: SOON, at: AT });
    const brought = emptied(parcel, SOON, true);

    expect(enclose(parcel, twin, { dueAt: AT, at: AT })).toBe(parcel);
    expect(enclose(brought, twin, { dueAt: AT, at: AT })).toBe(brought);
    expect(brought).toMatchObject({ enclosed: [], dueAt: null, broughtAt: SOON });
    const again = { dueAt: SOON, at: SOON, event: `${eventOf(notice)} 2` };
    expect(enclose(brought, notice, again).enclosed).toHaveLength(1);
  });

  it('tells apart what is about no incident by its row', () => {
    const [one, two] = ['A', 'B'].map((id) => aNotification({ id, incidentId: '' }));

    expect(eventOf(one!)).not.toBe(eventOf(two!));
  });

  it('holds the newest and counts the rest, none of them twice', () => {
    const parcel = holding(ENCLOSED_MAX + 3);

    expect(parcel.enclosed).toHaveLength(ENCLOSED_MAX);
    expect(parcel.enclosed[0]?.id).toBe('N0003');
    expect(parcel.left).toBe(3);
    expect(enclose(parcel, numbered(0), { dueAt: SOON, at: AT })).toBe(parcel);
  });

  it('forgets events of long before the newest one, and the oldest of too many', () => {
    const old = emptied(
      enclose(EMPTY, numbered(1), { dueAt: AT, at: AT }),
      '2026-03-09T10:00:00.000Z',
      true,
    );
    const next = enclose(old, numbered(2, LATER), { dueAt: LATER, at: LATER });
    const full = { ...EMPTY, known: Array.from({ length: KNOWN_MAX }, (_, n) => `${AT} x ${n}`) };

    expect(old.known).toHaveLength(1);
    expect(emptied(next, LATER, true).known).toEqual([eventOf(numbered(2, LATER))]);
    const emptiedFull = emptied(enclose(full, numbered(1), { dueAt: AT, at: AT }), AT, true);
    expect(emptiedFull.known).toHaveLength(KNOWN_MAX);
    expect(emptied(EMPTY, AT, true).known).toEqual([]);
  });

  it('that nobody was to be told of was not brought', () => {
    expect(emptied(holding(1), SOON, false).broughtAt).toBeNull();
  });

  it('is brought later', () => {
    expect(postponed(holding(1), LATER, SOON)).toMatchObject({ dueAt: LATER, tries: 0 });
  });
});

describe('[OUT-9] a parcel that could not be brought', () => {
  it('is tried again later and later, and then given up', () => {
    const waits: number[] = [];
    let parcel = { ...holding(2), dueAt: AT };
    for (let at = AT; ; at = parcel.dueAt) {
      const next = afterFailure(parcel, at);
      if (next.dueAt === null) {
        expect(next).toMatchObject({ enclosed: [], tries: 0, broughtAt: null });
        expect(next.known).toHaveLength(2);
        break;
      }
      waits.push((Date.parse(next.dueAt) - Date.parse(at)) / 1000);
      parcel = { ...next, dueAt: next.dueAt };
    }

    expect(waits).toEqual(RETRY_AFTER_S);
  });

  it('keeps what came in since the try before the last, which gets as many tries', () => {
    const tried = { ...holding(1), tries: RETRY_AFTER_S.length };
    const fresh = enclose(tried, numbered(7, SOON), { dueAt: SOON, at: SOON });

    const after = afterFailure(fresh, '2026-03-02T16:00:30.000Z');

    expect(after.enclosed.map(({ id }) => id)).toEqual(['N0007']);
    expect(after).toMatchObject({ tries: 1, dueAt: '2026-03-02T16:00:45.000Z' });
  });

  it('is not tried sooner for what comes in', () => {
    const failed = afterFailure(holding(1), AT);

    expect(enclose(failed, numbered(7), { dueAt: AT, at: AT }).dueAt).toBe(failed.dueAt);
  });
});

describe('[OUT-8] pages', () => {
  it('are tried again every five minutes, and at once when another one comes in', () => {
    const page = { ...holding(1), channel: Channel.Page, tries: 20 };
    const failed = afterFailure(page, AT);

    expect(failed).toMatchObject({ dueAt: '2026-03-02T10:05:00.000Z', tries: 21 });
    const next = enclose(failed, numbered(7), { dueAt: SOON, at: AT });
    expect(next).toMatchObject({ dueAt: SOON, tries: 0 });
    expect(Math.max(...PAGE_RETRY_AFTER_S)).toBe(300);
  });

  it('wait in a queue of their own', () => {
    expect(Object.values(Channel).map(queueOf)).toEqual([
      'urgentes',
      'urgentes',
      'urgentes',
      'avisos',
      'avisos',
      'avisos',
    ]);
  });
});
