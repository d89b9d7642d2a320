import { PageCursor, PageLimit } from '../../../paging/page.decorators.js';

export const ACTIVITY_MAX = 200;

export class ListActivityQuery {
  @PageLimit('Rows', ACTIVITY_MAX)
  readonly limite?: number;

  @PageCursor()
  readonly cursor?: string;
}
