import { FileRefused } from '../api/post-file.js';
import { Problem, Unreachable } from '../api/problem.js';
import { photoRefused } from '../photos/photo-refusals.js';
import type { Entry } from './entry.js';

/** What a failed sending means for the entry. */
export type Verdict =
  /** Nothing can be sent for now; after so many seconds, where the server said so. */
  | { readonly say: 'wait'; readonly after?: number }
  /** This one cannot be sent for now; others may. */
  | { readonly say: 'hold'; readonly after?: number }
  /** Nobody is logged in, or somebody else, or the account may not act for now. */
  | { readonly say: 'log-in' }
  /** The incident is not what the person decided about. */
  | { readonly say: 'conflict'; readonly problem: Problem }
  | { readonly say: 'refused'; readonly problem: Problem };

/** Tells refusals from failures that pass; one that nobody knows stands in nobody else's way. */
export function verdictOf(error: unknown, { act }: Pick<Entry, 'act'>): Verdict {
  if (error instanceof Unreachable || error instanceof DOMException) return { say: 'wait' };
  if (error instanceof FileRefused && !error.isPassing) {
    return { say: 'refused', problem: photoRefused(error.status) };
  }
  if (!(error instanceof Problem)) return { say: 'hold' };
  const { status, code, retryAfter } = error;
  const after = retryAfter === undefined ? {} : { after: retryAfter };
  if (status === 429) return { say: 'wait', ...after };
  if (status >= 500 || status === 408 || status === 425) return { say: 'hold', ...after };
  if (status === 401 || (status === 403 && code.startsWith('account-'))) return { say: 'log-in' };
  const isAboutIncident = act.kind === 'move' && !code.startsWith('photo-');
  if (isAboutIncident && changed.includes(status)) return { say: 'conflict', problem: error };
  return { say: 'refused', problem: error };
}

/** Not allowed any more, not to be seen any more, not as it was. */
const changed: readonly number[] = [403, 404, 409, 412];
