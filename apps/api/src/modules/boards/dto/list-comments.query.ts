import { PageCursor, PageLimit } from '../../../paging/page.decorators.js';
import { COMMENTS_PAGE } from './board-comment.dto.js';

export class ListCommentsQuery {
  @PageLimit('Comments', COMMENTS_PAGE)
  readonly limite?: number;

  @PageCursor()
  readonly cursor?: string;
}
