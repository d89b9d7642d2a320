/** Work that stopped for a while, and why. */
export interface Pause {
  readonly reason: string;
  readonly since: string;
}

/** [INC-21] Workers who declined that are remembered, the last ones. */
export const DECLINES_MAX = 20;

/** A point of the category's checklist that is done. */
export interface Tick {
  /** Key of the point in the campus catalogue. */
  readonly id: string;
  readonly by: string;
  readonly at: string;
}
