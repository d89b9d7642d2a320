import type { PlanPoint } from './location.js';

/** Where something is, as far as somebody said: by the catalogue, in words, or both. */
export interface Whereabouts {
  /** Keys of the catalogue; null where nobody chose any. */
  readonly building: string | null;
  readonly floor: string | null;
  readonly room: string | null;
  /** A point on a plan: the one that was set, else that of the room. */
  readonly at: PlanPoint | null;
  /** The floor in words, or "". */
  readonly floorName: string;
  /** Codes of rooms that were named, for example `a301`. */
  readonly codes: readonly string[];
  /** What the place is called, word for word, as it is compared. */
  readonly words: readonly string[];
}

/** How two places lie to each other, the nearest first. */
export const Nearness = {
  SameRoom: 'same-room',
  NextTo: 'next-to',
  SameFloor: 'same-floor',
  Unknown: 'unknown',
  /** Elsewhere on one floor, where people may mean the same by both. */
  OtherCorner: 'other-corner',
  OtherRoom: 'other-room',
  OtherFloor: 'other-floor',
  OtherBuilding: 'other-building',
} as const;
export type Nearness = (typeof Nearness)[keyof typeof Nearness];

/** What two reports have in common. */
export interface Likeness {
  /** How much of the words, 0 to 1. */
  readonly text: number;
  readonly place: Nearness;
  readonly sameCategory: boolean;
  /** Hours since the older one. */
  readonly hours: number;
}

/** [DUP-2] Reports that are this like each other, of 100, are suggested. */
export const DUPLICATE_POINTS = 50;

/** [DUP-2] Reports with less of their words in common are none, whatever else is alike. */
export const DUPLICATE_TEXT_MIN = 0.27;

/** [DUP-1] Suggestions at most. */
export const DUPLICATES_MAX = 3;

/** Points on a plan nearer than this part of its size are one place. */
const NEXT_TO = 0.16;
const TEXT_POINTS = 78;
const PLACE_POINTS: Readonly<Record<Nearness, number>> = {
  'same-room': 32,
  'next-to': 22,
  'same-floor': 14,
  unknown: 0,
  'other-corner': -8,
  'other-room': -45,
  'other-floor': -45,
  'other-building': -60,
};
const CATEGORY_POINTS = 8;
const TIME_POINTS = 6;
const FRESH_HOURS = 72;
const HOURS_OF_A_DAY = 24;
const OLD_DAYS = 60;
const OLD_POINTS = -10;

/** How two places lie to each other: by the catalogue where both are in it, else by what was said. */
export function nearness(one: Whereabouts, other: Whereabouts): Nearness {
  if (one.building !== null && other.building !== null) {
    if (one.building !== other.building) return Nearness.OtherBuilding;
    if (one.floor !== other.floor) return Nearness.OtherFloor;
    return onOneFloor(one, other);
  }
  if (share(one.codes, other.codes)) return Nearness.SameRoom;
  if (isOtherRoom(one, other)) return Nearness.OtherRoom;
  const isElsewhere =
    one.floorName !== '' && other.floorName !== '' && one.floorName !== other.floorName;
  if (isElsewhere) return Nearness.OtherFloor;
  return share(one.words, other.words) ? Nearness.SameFloor : Nearness.Unknown;
}

/** Whether one names a room by its code, and the other a different one, or another corner of the catalogue. */
function isOtherRoom(one: Whereabouts, other: Whereabouts): boolean {
  const [a, b] = [one.codes.length > 0, other.codes.length > 0];
  return (a && (b || other.room !== null)) || (b && one.room !== null);
}

function share(some: readonly string[], others: readonly string[]): boolean {
  return some.some((each) => others.includes(each));
}

function onOneFloor(one: Whereabouts, other: Whereabouts): Nearness {
  if (one.room !== null && one.room === other.room) return Nearness.SameRoom;
  if (share(one.codes, other.codes)) return Nearness.SameRoom;
  const isCoded = [one.codes.length > 0, other.codes.length > 0];
  if (isCoded.every(Boolean)) return Nearness.OtherRoom;
  const { at: a } = one;
  const { at: b } = other;
  // A classroom has walls: what is next to it is another place.
  if (!isCoded.some(Boolean) && a !== null && b !== null && a.plan === b.plan) {
    if (Math.hypot(a.x - b.x, a.y - b.y) < NEXT_TO) return Nearness.NextTo;
  }
  return one.room !== null && other.room !== null ? Nearness.OtherCorner : Nearness.SameFloor;
}

/** [DUP-2] How likely two reports are about one thing, 0 to 100. */
export function duplicatePoints({ text, place, sameCategory, hours }: Likeness): number {
  if (text < DUPLICATE_TEXT_MIN) return 0;
  const points =
    text * TEXT_POINTS +
    PLACE_POINTS[place] +
    (sameCategory ? CATEGORY_POINTS : 0) +
    timePoints(hours);
  return Math.max(0, Math.min(100, Math.round(points)));
}

function timePoints(hours: number): number {
  if (hours <= FRESH_HOURS) return TIME_POINTS;
  return hours > OLD_DAYS * HOURS_OF_A_DAY ? OLD_POINTS : 0;
}
