const ALONE = 13;
const MS_PER_CLIENT = 0.08;
const LONGEST_MS = 33;

/** How long changes are gathered before they are sent out: not at all for a few, a frame at most for many. */
export function flushWindow(clients: number): number {
  return clients < ALONE ? 0 : Math.min(LONGEST_MS, Math.round(clients * MS_PER_CLIENT));
}
