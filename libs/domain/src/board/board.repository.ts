import type { Page, Receipt } from '../shared/index.js';
import type { Board } from './board.js';
import type { BoardComment } from './comment.js';

/** Everything one change of a board stores, all of it or nothing. */
export interface BoardCommit {
  /** Absent for a new board. */
  readonly before?: Board;
  readonly board: Board;
  readonly receipt?: Receipt;
}

/** One page of free boards, the newest change first. */
export interface BoardQuery {
  /** Those that are archived, or those that are not. */
  readonly archived: boolean;
  readonly limit: number;
  readonly cursor?: string;
}

/** Port: boards, who may open them, and what people say on them. The methods are the access patterns. */
export abstract class BoardRepository {
  /** Strongly consistent. */
  abstract find(id: string): Promise<Board | undefined>;

  /**
   * Stores the board, its place in everybody's lists, the end of access of those whose right changed, and the receipt
   * in one transaction. Fails with ConcurrentChangeError when the stored version is not that of `before` (or a new id
   * exists), with ReceiptExistsError when the receipt was stored before.
   */
  abstract commit(commit: BoardCommit): Promise<void>;

  /**
   * Free boards that somebody owns or was invited to. The boards are as they are now; one that left the list a moment
   * ago may be among them.
   */
  abstract listByPerson(email: string, query: BoardQuery): Promise<Page<Board>>;
  /** All free boards. */
  abstract listAll(query: BoardQuery): Promise<Page<Board>>;

  /** Stores a comment and the receipt in one transaction; fails with ReceiptExistsError. */
  abstract addComment(comment: BoardComment, receipt?: Receipt): Promise<void>;
  /** What was said on one board, oldest first; strongly consistent. */
  abstract listComments(
    boardId: string,
    query: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<BoardComment>>;
}
