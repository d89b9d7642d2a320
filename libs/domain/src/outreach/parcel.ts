import type { Audience, Notification } from '../notification/index.js';
import { isPaging, type Channel } from './channel.js';

/** A notice that waits to be brought: where its row is, and of which event it tells. */
export interface Enclosure {
  readonly audience: Audience;
  readonly id: string;
  readonly event: string;
}

/** Whose parcel it is, and on which channel it goes; there is one of each. */
export interface Address {
  readonly email: string;
  readonly channel: Channel;
}

/** What waits for one person on one channel, brought as one message. */
export interface Parcel extends Address {
  /** Oldest first. */
  readonly enclosed: readonly Enclosure[];
  /** Older ones that found no place: they are only counted. */
  readonly left: number;
  /** Events that it held of late, so that none is brought again. */
  readonly known: readonly string[];
  /** When to bring it; null while nothing waits. */
  readonly dueAt: string | null;
  /** Tries that failed since the last one that did not. */
  readonly tries: number;
  /** When something was brought last; null before. */
  readonly broughtAt: string | null;
  readonly changedAt: string;
  /** 0 while nothing is stored. */
  readonly version: number;
}

/** Notices that a parcel holds at most. */
export const ENCLOSED_MAX = 50;
/** Events that it remembers at most. */
export const KNOWN_MAX = 100;
/** How long before the newest event one is remembered: far longer than a row may be stored late. */
const KNOWN_MS = 10 * 60_000;

/** Seconds until the next try after each failed one; after the last it is given up. */
export const RETRY_AFTER_S: readonly number[] = [15, 60, 300, 1_800, 7_200, 21_600];
/** The same for pages, which are of use at once or not at all: six hours, never more than five minutes apart. */
export const PAGE_RETRY_AFTER_S: readonly number[] = [15, 60, ...Array<number>(72).fill(300)];

/** When to bring a notice, and of which event it tells where that is not the one of its own. */
export interface Enclosing {
  readonly dueAt: string;
  readonly at: string;
  readonly event?: string;
}

/** The one event that a notice tells of, whichever audience it is for; sorts by its time. */
export function eventOf({ at, incidentId, kind, id }: Notification): string {
  return `${at} ${kind} ${incidentId === '' ? id : incidentId}`;
}

/** An empty parcel, which nobody has stored yet. */
export function emptyParcel({ email, channel }: Address, at: string): Parcel {
  return {
    email,
    channel,
    enclosed: [],
    left: 0,
    known: [],
    dueAt: null,
    tries: 0,
    broughtAt: null,
    changedAt: at,
    version: 0,
  };
}

/**
 * [OUT-1] The parcel with one notice more, due at the earliest moment that any of them asks for; the same parcel where
 * it has, or had, the event. While tries fail, what comes in waits for the next one, but for [OUT-8] another page.
 */
export function enclose(
  parcel: Parcel,
  notice: Notification,
  { dueAt, at, event = eventOf(notice) }: Enclosing,
): Parcel {
  const holds = parcel.enclosed.some((one) => one.event === event);
  if (holds || parcel.known.includes(event)) return parcel;
  const { audience, id } = notice;
  const all = [...parcel.enclosed, { audience, id, event }].sort((a, b) => (a.id < b.id ? -1 : 1));
  const dropped = all.slice(0, -ENCLOSED_MAX);
  const waits = parcel.tries > 0 && !isPaging(parcel.channel);
  return {
    ...parcel,
    enclosed: all.slice(-ENCLOSED_MAX),
    left: parcel.left + dropped.length,
    known: remembered(parcel.known, dropped),
    dueAt: parcel.dueAt !== null && (waits || parcel.dueAt < dueAt) ? parcel.dueAt : dueAt,
    tries: waits ? parcel.tries : 0,
    changedAt: at,
    version: parcel.version + 1,
  };
}

/** [OUT-1] Emptied, remembering what it held; `wasBrought` unless there was nothing left to tell. */
export function emptied(parcel: Parcel, at: string, wasBrought: boolean): Parcel {
  return {
    ...parcel,
    enclosed: [],
    left: 0,
    known: remembered(parcel.known, parcel.enclosed),
    dueAt: null,
    tries: 0,
    broughtAt: wasBrought ? at : parcel.broughtAt,
    changedAt: at,
    version: parcel.version + 1,
  };
}

/** Brought later. */
export function postponed(parcel: Parcel, dueAt: string, at: string): Parcel {
  return { ...parcel, dueAt, changedAt: at, version: parcel.version + 1 };
}

/**
 * [OUT-9] Tried again later and later, and after the last try given up: empty, but for what came in since the one before
 * and was tried only once.
 */
export function afterFailure(parcel: Parcel, at: string): Parcel {
  const pauses = isPaging(parcel.channel) ? PAGE_RETRY_AFTER_S : RETRY_AFTER_S;
  const wait = pauses[parcel.tries];
  if (wait !== undefined) {
    return { ...postponed(parcel, later(at, wait), at), tries: parcel.tries + 1 };
  }
  const tryBefore = later(at, -Math.max(...pauses));
  const fresh = parcel.enclosed.filter(({ event }) => event.slice(0, TIME_CHARS) > tryBefore);
  const empty = emptied(parcel, at, false);
  return fresh.length === 0
    ? empty
    : { ...empty, enclosed: fresh, dueAt: later(at, Math.min(...pauses)), tries: 1 };
}

function later(at: string, seconds: number): string {
  return new Date(Date.parse(at) + seconds * 1000).toISOString();
}

function remembered(known: readonly string[], held: readonly Enclosure[]): readonly string[] {
  const all = [...new Set([...known, ...held.map(({ event }) => event)])].sort();
  const newest = Date.parse(String(all.at(-1)).slice(0, TIME_CHARS));
  return all
    .filter((event) => newest - Date.parse(event.slice(0, TIME_CHARS)) <= KNOWN_MS)
    .slice(-KNOWN_MAX);
}

const TIME_CHARS = '2026-01-01T00:00:00.000Z'.length;
