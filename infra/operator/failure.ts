/** How a command ends, for scripts that call it. */
export const EXIT = {
  done: 0,
  /** A step failed; the same command goes on from there. */
  failed: 1,
  /** The command was not understood. */
  usage: 2,
  /** Something on this machine, or the right to use AWS, is missing. */
  prerequisites: 3,
  /** It would have been dangerous. */
  refused: 4,
  /** Somebody else is at work on this environment. */
  locked: 5,
} as const;

/** An end that the operator is told about in words, with the code that the process ends with. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly code: (typeof EXIT)[Exclude<keyof typeof EXIT, 'done'>],
  ) {
    super(message);
    this.name = 'Failure';
  }
}
