/** How often something happened in the window that is open. */
export interface Count {
  readonly hits: number;
  readonly endsInMs: number;
}

/** Port: counts per key in windows that open with the first hit. */
export abstract class CounterWindows {
  /** One more hit; opens a window of that length when none is open. */
  abstract increment(key: string, windowMs: number): Promise<Count>;
  /** The open window, if there is one. */
  abstract peek(key: string): Promise<Count | undefined>;
  /** Closes the window. */
  abstract forget(key: string): Promise<void>;
}
