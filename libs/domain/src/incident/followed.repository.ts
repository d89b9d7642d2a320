import type { Page } from '../shared/index.js';
import type { Following } from './follow-change.js';

/** Port: what somebody follows. */
export abstract class FollowedRepository {
  /** The newest first. */
  abstract listFollowed(
    email: string,
    query: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<Following>>;
}
