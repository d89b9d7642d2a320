/** An id in a Redis stream: `<milliseconds>-<number>`. */
export type StreamId = string;

/** Before the first entry of any stream. */
export const STREAM_START: StreamId = '0-0';

/** Negative, zero or positive as `one` comes before, is or comes after `other`. */
export function compareStreamIds(one: StreamId, other: StreamId): number {
  const [ms = 0, number = 0] = one.split('-').map(Number);
  const [otherMs = 0, otherNumber = 0] = other.split('-').map(Number);
  return ms === otherMs ? number - otherNumber : ms - otherMs;
}

/** The later of two ids. */
export function laterStreamId(one: StreamId, other: StreamId): StreamId {
  return compareStreamIds(one, other) < 0 ? other : one;
}

/** The id right behind this one. */
export function nextStreamId(id: StreamId): StreamId {
  const [ms = 0, number = 0] = id.split('-').map(Number);
  return `${String(ms)}-${String(number + 1)}`;
}
