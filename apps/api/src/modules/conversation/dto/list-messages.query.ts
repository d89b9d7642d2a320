import { PageCursor, PageLimit } from '../../../paging/page.decorators.js';

/** Messages on one page: all of both kinds that an incident may have. */
export const MESSAGES_PAGE = 1_000;

export class ListMessagesQuery {
  @PageLimit('Messages', MESSAGES_PAGE)
  readonly limite?: number;

  @PageCursor()
  readonly cursor?: string;
}
