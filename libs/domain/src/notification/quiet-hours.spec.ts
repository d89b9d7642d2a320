import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localMoment } from '../user/index.js';
import { isQuietAt, nextSummaryAt, quietEndsAt } from './quiet-hours.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const night = { from: '22:00', to: '07:00' };
const siesta = { from: '13:30', to: '15:00' };

/** Zones without changes, with changes of an hour on either hemisphere, and of half an hour. */
const zone = fc.constantFrom(
  'America/Lima',
  'America/Santiago',
  'America/New_York',
  'Europe/Madrid',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
);
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const instant = fc
  .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) })
  .map((ms) => new Date(ms).toISOString());

function minutesOf(hhmm: string): number {
  return Number(hhmm.slice(0, 2)) * 60 + Number(hhmm.slice(3));
}

function later(at: string, ms: number): string {
  return new Date(Date.parse(at) + ms).toISOString();
}

function dateIn(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(at));
}

describe('[PRF-5] quiet hours', () => {
  it.each([
    [night, '21:59', false],
    [night, '22:00', true],
    [night, '00:00', true],
    [night, '06:59', true],
    [night, '07:00', false],
    [siesta, '13:29', false],
    [siesta, '13:30', true],
    [siesta, '15:00', false],
  ])('%j at %s run: %s', (quiet, shown, runs) => {
    expect(isQuietAt(quiet, { time: shown })).toBe(runs);
  });

  it('are over at their end, on the same day or the next', () => {
    expect(quietEndsAt(night, '2026-11-22T04:10:30Z', 'America/Lima')).toBe(
      '2026-11-22T12:00:00.000Z',
    );
    expect(quietEndsAt(night, '2026-11-22T11:59:59Z', 'America/Lima')).toBe(
      '2026-11-22T12:00:00.000Z',
    );
    expect(quietEndsAt(siesta, '2026-11-22T18:45:00Z', 'America/Lima')).toBe(
      '2026-11-22T20:00:00.000Z',
    );
  });

  it('are over already where they do not run', () => {
    expect(quietEndsAt(night, '2026-11-22T17:00:00Z', 'America/Lima')).toBe('2026-11-22T17:00:00Z');
  });

  it('end by what the clocks show when they change at night', () => {
    // 2026-03-29 in Madrid: 02:00 is 03:00; 2026-10-25: 03:00 is 02:00.
    expect(quietEndsAt(night, '2026-03-28T22:00:00Z', 'Europe/Madrid')).toBe(
      '2026-03-29T05:00:00.000Z',
    );
    expect(quietEndsAt(night, '2026-10-24T22:00:00Z', 'Europe/Madrid')).toBe(
      '2026-10-25T06:00:00.000Z',
    );
  });

  it('end in the hour that is shown twice as often as they run in it', () => {
    const quiet = { from: '23:00', to: '02:30' };

    expect(quietEndsAt(quiet, '2026-10-25T00:10:00Z', 'Europe/Madrid')).toBe(
      '2026-10-25T00:30:00.000Z',
    );
    expect(quietEndsAt(quiet, '2026-10-25T01:10:00Z', 'Europe/Madrid')).toBe(
      '2026-10-25T01:30:00.000Z',
    );
  });

  it('end soon after an end that the clocks skip', () => {
    const quiet = { from: '23:00', to: '02:30' };

    expect(quietEndsAt(quiet, '2026-03-29T00:50:00Z', 'Europe/Madrid')).toBe(
      '2026-03-29T01:30:00.000Z',
    );
  });

  it('end ahead, at their end, and at the first of them', () => {
    fc.assert(
      fc.property(time, time, instant, zone, (from, to, at, timeZone) => {
        fc.pre(from !== to);
        fc.pre(isQuietAt({ from, to }, localMoment(at, timeZone)));

        const end = quietEndsAt({ from, to }, at, timeZone);

        expect(end > at).toBe(true);
        const late = minutesOf(localMoment(end, timeZone).time) - minutesOf(to);
        expect([0, 30, 60, 30 - 1440, 60 - 1440]).toContain(late);
        if (late !== 0) return;
        const minutes = (Date.parse(end) - Date.parse(at)) / MINUTE_MS;
        for (let ago = 1; ago < minutes; ago += 29) {
          const moment = localMoment(later(end, -ago * MINUTE_MS), timeZone);
          expect(isQuietAt({ from, to }, moment)).toBe(true);
        }
      }),
    );
  });
});

describe('[PRF-6] the summary of the day', () => {
  it('goes out today while its hour is ahead, and tomorrow from then on', () => {
    expect(nextSummaryAt('07:00', '2026-11-22T11:59:59Z', 'America/Lima')).toBe(
      '2026-11-22T12:00:00.000Z',
    );
    expect(nextSummaryAt('07:00', '2026-11-22T12:00:00Z', 'America/Lima')).toBe(
      '2026-11-23T12:00:00.000Z',
    );
  });

  it('goes out once where its hour is shown twice', () => {
    const first = nextSummaryAt('02:30', '2026-10-24T12:00:00Z', 'Europe/Madrid');

    expect(first).toBe('2026-10-25T00:30:00.000Z');
    expect(nextSummaryAt('02:30', first, 'Europe/Madrid')).toBe('2026-10-26T01:30:00.000Z');
  });

  it('goes out on the day on which its hour is skipped', () => {
    expect(nextSummaryAt('02:30', '2026-03-29T00:00:00Z', 'Europe/Madrid')).toBe(
      '2026-03-29T01:30:00.000Z',
    );
  });

  it('goes out once on each day, when the clocks show its hour or skip it', () => {
    fc.assert(
      fc.property(time, instant, zone, (summaryAt, at, timeZone) => {
        const next = nextSummaryAt(summaryAt, at, timeZone);
        const afterwards = nextSummaryAt(summaryAt, next, timeZone);

        expect(next > at).toBe(true);
        expect(nextSummaryAt(summaryAt, later(next, -1), timeZone)).toBe(next);
        const days = Date.parse(dateIn(afterwards, timeZone)) - Date.parse(dateIn(next, timeZone));
        expect(days).toBe(24 * HOUR_MS);
        const late = minutesOf(localMoment(next, timeZone).time) - minutesOf(summaryAt);
        expect([0, 30, 60]).toContain(late);
      }),
    );
  });
});
