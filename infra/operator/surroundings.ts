/** A program as it is started. */
export interface Start {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** What it reads on standard input; absent: nothing. */
  readonly input?: string;
}

/** How it ended. */
export interface End {
  readonly code: number;
  readonly out: string;
  /** Everything it said, errors included. */
  readonly said: string;
}

/** What a command needs of the process it runs in; tests bring their own. */
export interface Surroundings {
  /** The root of the repository. */
  readonly root: string;
  /** What child processes see. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Runs a program to its end; one that is not there ends with 127. */
  readonly start: (start: Start) => Promise<End>;
  /** The machine and the process, so that a lock says whose it is. */
  readonly host: string;
  readonly pid: number;
  readonly isAlive: (pid: number) => boolean;
  readonly now: () => Date;
  readonly pause: (ms: number) => Promise<void>;
  /** Where a name answers, over TLS. */
  readonly originOf: (domainName: string) => string;
  /** Prints a line. */
  readonly say: (line: string) => void;
  /** Asks on the terminal; `secret` answers are not shown. Without a terminal the answer is empty. */
  readonly ask: (question: string, kind?: 'secret') => Promise<string>;
  /** Whether the operator pressed Ctrl-C: nothing new is begun then. */
  readonly isInterrupted: () => boolean;
}
