import {
  BoardRepository,
  changedAccess,
  type Board,
  type BoardComment,
  type BoardCommit,
  type BoardQuery,
} from '@vigia/domain/board';
import {
  ConcurrentChangeError,
  ReceiptExistsError,
  type Page,
  type Receipt,
} from '@vigia/domain/shared';
import { boardList, commentList } from '../board/board-list.js';
import { peopleOf } from '../board/board.item.js';
import { boardOrder } from '../keys.js';
import { endAccess } from './memory-board-state.repository.js';
import type { MemoryStore } from './memory-store.js';
import { sortedPage } from './sorted-page.js';

/** Boards in memory. */
export class MemoryBoardRepository extends BoardRepository {
  constructor(private readonly store: MemoryStore) {
    super();
  }

  override async find(id: string): Promise<Board | undefined> {
    return this.store.boards.get(id);
  }

  override async commit({ before, board, receipt }: BoardCommit): Promise<void> {
    const { boards } = this.store;
    this.requireNew(receipt);
    if (boards.get(board.id)?.version !== before?.version)
      throw new ConcurrentChangeError(board.id);

    boards.set(board.id, board);
    endAccess(this.store, board.id, changedAccess(before, board));
    if (receipt !== undefined) this.store.receipts.set(receipt.id, receipt);
  }

  override async listByPerson(email: string, query: BoardQuery): Promise<Page<Board>> {
    return this.list(email, query, (board) => peopleOf(board).includes(email));
  }

  override async listAll(query: BoardQuery): Promise<Page<Board>> {
    return this.list(undefined, query, ({ incidentId }) => incidentId === null);
  }

  override async addComment(comment: BoardComment, receipt?: Receipt): Promise<void> {
    this.requireNew(receipt);
    this.store.boardComments.push(comment);
    if (receipt !== undefined) this.store.receipts.set(receipt.id, receipt);
  }

  override async listComments(
    boardId: string,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<BoardComment>> {
    const rows = this.store.boardComments.filter((comment) => comment.boardId === boardId);
    return sortedPage(commentList(boardId), rows, {
      direction: 'ascending',
      limit,
      cursor,
      positionOf: ({ id }) => id,
    });
  }

  private requireNew(receipt: Receipt | undefined): void {
    if (receipt !== undefined && this.store.receipts.has(receipt.id)) {
      throw new ReceiptExistsError(receipt.id);
    }
  }

  private list(
    email: string | undefined,
    { archived, limit, cursor }: BoardQuery,
    belongs: (board: Board) => boolean,
  ): Page<Board> {
    const rows = [...this.store.boards.values()].filter(
      (board) => board.archived === archived && belongs(board),
    );
    return sortedPage(boardList(email, archived), rows, {
      direction: 'descending',
      limit,
      cursor,
      positionOf: ({ updatedAt, id }) => boardOrder(updatedAt, id),
    });
  }
}
