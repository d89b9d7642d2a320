import type { Pause } from './progress.js';
import type { IncidentStatus } from './status.js';

/** What a duplicate says of the incident into which it was merged, and what it was before. */
export interface Merge {
  readonly into: string;
  readonly by: string;
  readonly at: string;
  /** Reports that the other one counts more since. */
  readonly added: number;
  readonly before: {
    readonly status: IncidentStatus;
    readonly closedAt: string | null;
    readonly closedBy: string | null;
    readonly reason: string | null;
    readonly pause: Pause | null;
    readonly updatedAt: string | null;
    readonly updatedBy: string | null;
  };
}

/** What an incident says of one that was merged into it. */
export interface Duplicate {
  readonly id: string;
  /** Whoever reported the duplicate hears of the other one from then on. */
  readonly reporterEmail: string;
}
