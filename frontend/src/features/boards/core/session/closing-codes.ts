/** What to do when the service closed the socket. */
export interface Reaction {
  /** Put what was not acknowledged aside and begin with what the service has. */
  readonly startsOver: boolean;
  /** Come back at once, or after a while that grows. */
  readonly returns: 'at-once' | 'later';
  readonly problem?: 'kept-aside' | 'board-full' | 'too-fast';
}

const AT_ONCE: Reaction = { startsOver: false, returns: 'at-once' };
const LATER: Reaction = { startsOver: false, returns: 'later' };
const STARTS_OVER: Reaction = { startsOver: true, returns: 'at-once', problem: 'kept-aside' };

/** The table of closing codes in apps/boards/SPEC.md, from the client's side. */
const REACTIONS: ReadonlyMap<number, Reaction> = new Map<number, Reaction>([
  [1012, AT_ONCE],
  [1013, LATER],
  [4400, STARTS_OVER],
  [4401, AT_ONCE],
  [4403, STARTS_OVER],
  [4408, AT_ONCE],
  // What does not fit would be refused again and again.
  [4409, { startsOver: true, returns: 'at-once', problem: 'board-full' }],
  [4410, AT_ONCE],
  [4413, STARTS_OVER],
  [4429, { ...LATER, problem: 'too-fast' }],
  [4440, AT_ONCE],
]);

export function reactionTo(code: number): Reaction {
  return REACTIONS.get(code) ?? LATER;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** How long to wait before the next try, spread so that not all come back in the same moment. */
export function waitMs(failures: number, random: number): number {
  const ceiling = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
  return ceiling * (0.5 + random / 2);
}
