/** Days of the week as shifts name them, Monday first. */
export const WEEKDAYS = ['lun', 'mar', 'mie', 'jue', 'vie', 'sab', 'dom'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** When, where and how much somebody works. */
export interface Shift {
  readonly days: readonly Weekday[];
  /** `HH:MM` of the campus' clock. */
  readonly from: string;
  /** `HH:MM`; not after `from` means on the next day, the same as `from` a whole day. */
  readonly to: string;
  /** Buildings of the campus catalogue to which they belong; empty where they belong to none. */
  readonly buildings: readonly string[];
  /** Open incidents above which nothing more is suggested. */
  readonly maximum: number;
}

/** Highest maximum of open incidents. */
export const MAXIMUM_MAX = 50;

/** What is taken of somebody who told nothing: there at any time, for any building. */
export const ANY_TIME: Shift = {
  days: WEEKDAYS,
  from: '00:00',
  to: '00:00',
  buildings: [],
  maximum: 10,
};

/** The shift of an account. */
export function shiftOf({ shift = ANY_TIME }: { readonly shift?: Shift }): Shift {
  return shift;
}

/** An instant, and what the clocks of the campus show then. */
export interface LocalMoment {
  readonly at: string;
  readonly day: Weekday;
  /** `HH:MM` */
  readonly time: string;
}

/** An instant with what the clocks of a time zone show then. */
export function localMoment(at: string, timeZone: string): LocalMoment {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(at));
  const { weekday, hour, minute } = Object.fromEntries(
    parts.map(({ type, value }) => [type, value]),
  ) as Record<'weekday' | 'hour' | 'minute', string>;
  return { at, day: WEEKDAY_OF[weekday as EnglishDay], time: `${hour}:${minute}` };
}

type EnglishDay = 'Mon' | 'Tue' | 'Wed' | 'Thu' | 'Fri' | 'Sat' | 'Sun';

const WEEKDAY_OF: Readonly<Record<EnglishDay, Weekday>> = {
  Mon: 'lun',
  Tue: 'mar',
  Wed: 'mie',
  Thu: 'jue',
  Fri: 'vie',
  Sat: 'sab',
  Sun: 'dom',
};

/** [ASG-3] Whether a shift runs at a moment: it begins on one of its days, and may end on the next one. */
export function isOnShift({ days, from, to }: Shift, { day, time }: LocalMoment): boolean {
  const yesterday = WEEKDAYS[(WEEKDAYS.indexOf(day) + WEEKDAYS.length - 1) % WEEKDAYS.length];
  const beganToday = days.includes(day) && time >= from;
  if (from < to) return beganToday && time < to;
  return beganToday || (yesterday !== undefined && days.includes(yesterday) && time < to);
}
