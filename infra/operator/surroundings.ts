/** What a command needs of the process it runs in; tests bring their own. */
export interface Surroundings {
  /** The root of the repository. */
  readonly root: string;
  /** What child processes see. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The machine and the process, so that a lock says whose it is. */
  readonly host: string;
  readonly pid: number;
  readonly isAlive: (pid: number) => boolean;
  readonly now: () => Date;
  readonly pause: (ms: number) => Promise<void>;
  /** Prints a line. */
  readonly say: (line: string) => void;
  /** Asks on the terminal; `secret` answers are not shown. Without a terminal the answer is empty. */
  readonly ask: (question: string, kind?: 'secret') => Promise<string>;
  /** Whether the operator pressed Ctrl-C: nothing new is begun then. */
  readonly isInterrupted: () => boolean;
}
