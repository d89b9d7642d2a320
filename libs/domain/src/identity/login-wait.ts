/** Wrong passwords in a row that cost nothing but the answer. */
export const FREE_FAILURES = 5;

/** How long failures are remembered, counted from the first. */
export const FAILURES_HOURS = 24;

const SECOND_MS = 1_000;
const LONGEST_MS = 15 * 60 * SECOND_MS;

/** [LIM-2] How long the next try has to wait after so many in a row that failed: doubled each time, up to 15 minutes. */
export function loginWaitMs(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(LONGEST_MS, SECOND_MS * 2 ** (failures - FREE_FAILURES));
}
