import type { Following } from './follow-change.js';

/** Port: who follows an incident. Followings begin and end with a commit of their incident. */
export abstract class FollowerRepository {
  abstract find(incidentId: string, email: string): Promise<Following | undefined>;

  /** Addresses of everybody who follows an incident, page by page. */
  abstract listFollowers(incidentId: string): AsyncIterable<readonly string[]>;
}
