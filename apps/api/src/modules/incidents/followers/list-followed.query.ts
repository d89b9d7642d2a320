import { PageCursor, PageLimit } from '../../../paging/page.decorators.js';

/** As many as can be read at once. */
export const FOLLOWED_MAX = 100;

export class ListFollowedQuery {
  @PageLimit('Incidents', FOLLOWED_MAX)
  readonly limite?: number;

  @PageCursor()
  readonly cursor?: string;
}
