/** How content the reporter is with what was done. */
export interface Satisfaction {
  /** 1 (not at all) to 5 (very). */
  readonly score: number;
  readonly text: string;
  readonly at: string;
}
