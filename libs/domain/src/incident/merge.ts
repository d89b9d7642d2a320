import type { Incident } from './incident.js';

/** What a duplicate says of the incident into which it was merged, and what it was before. */
export interface Merge {
  readonly into: string;
  readonly by: string;
  readonly at: string;
  /** Reports that the other one counts more since. */
  readonly added: number;
  readonly before: Pick<
    Incident,
    'status' | 'closedAt' | 'closedBy' | 'reason' | 'pause' | 'updatedAt' | 'updatedBy'
  >;
}

/** What an incident says of one that was merged into it. */
export interface Duplicate {
  readonly id: string;
  /** Whoever reported the duplicate hears of the other one from then on. */
  readonly reporterEmail: string;
}
