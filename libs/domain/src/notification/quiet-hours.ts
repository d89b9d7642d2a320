import { localMoment, type LocalMoment } from '../user/index.js';
import type { QuietHours } from './preferences.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** [PRF-5] Whether quiet hours run when the clocks of the campus show a moment. */
export function isQuietAt({ from, to }: QuietHours, { time }: Pick<LocalMoment, 'time'>): boolean {
  return from < to ? from <= time && time < to : from <= time || time < to;
}

/** [PRF-5] When the quiet hours that run at an instant are over; the instant itself where none do. */
export function quietEndsAt(quiet: QuietHours, at: string, timeZone: string): string {
  if (!isQuietAt(quiet, localMoment(at, timeZone))) return at;
  return firstAfter(at, timeZone, (day) => instantsOf(day, quiet.to, timeZone));
}

/** [PRF-6] When the next summary goes out after an instant: once a day, whatever the clocks do on it. */
export function nextSummaryAt(summaryAt: string, at: string, timeZone: string): string {
  return firstAfter(at, timeZone, (day) => instantsOf(day, summaryAt, timeZone).slice(0, 1));
}

/** The first instant after another one of those that a function knows for each day. */
function firstAfter(
  at: string,
  timeZone: string,
  instantsOn: (day: number) => readonly number[],
): string {
  const after = Date.parse(at);
  const shown = after + offsetAt(after, timeZone);
  let day = shown - modulo(shown, DAY_MS);
  for (;;) {
    const next = instantsOn(day).find((instant) => instant > after);
    if (next !== undefined) return new Date(next).toISOString();
    day += DAY_MS;
  }
}

/**
 * The instants of a day at which the clocks show a time, in order: two where they are put back over it. Where they are
 * put forward over it, the one as long after as the clocks skip.
 */
function instantsOf(day: number, time: string, timeZone: string): readonly number[] {
  const wanted = day + Number(time.slice(0, 2)) * HOUR_MS + Number(time.slice(3)) * MINUTE_MS;
  const before = wanted - offsetAt(wanted - DAY_MS, timeZone);
  const after = wanted - offsetAt(wanted + DAY_MS, timeZone);
  const shown = [...new Set([before, after])]
    .filter((instant) => instant + offsetAt(instant, timeZone) === wanted)
    .sort((a, b) => a - b);
  return shown.length > 0 ? shown : [before];
}

/** By how much the clocks of a time zone are ahead of UTC. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const { year, month, day, hour, minute } = Object.fromEntries(
    parts.map(({ type, value }) => [type, Number(value)]),
  ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute', number>;
  const shown = Date.UTC(year, month - 1, day, hour, minute);
  return shown - (instant - modulo(instant, MINUTE_MS));
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
