import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
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
import { batchGet } from '../batch-get.js';
import { decodeCursor, pageOf } from '../cursor.js';
import { failed } from '../errors.js';
import { isNew, isStill } from '../expressions.js';
import type { Item } from '../item-reader.js';
import { boardCommentsKey, boardKey, boardPersonKey, unprefixed } from '../keys.js';
import { mergedPage } from '../merged-page.js';
import { queryTrack } from '../query-track.js';
import { receiptWrites } from '../receipt/receipt-write.js';
import { TABLES, type TableNames } from '../table.js';
import { transact, type NamedWrite } from '../transaction.js';
import { accessWrites } from './board-access.js';
import { fromBoardCommentItem, toBoardCommentItem } from './board-comment.item.js';
import { boardList, commentList } from './board-list.js';
import { fromBoardItem, listKey, peopleOf, toBoardItem, toBoardPersonItem } from './board.item.js';

const [BY_LIST] = TABLES.boardCatalog.indexes;

/** Boards in DynamoDB. A list is a query for ids and one read of the boards as they are now. */
export class DynamoBoardRepository extends BoardRepository {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: Pick<TableNames, 'boards' | 'boardCatalog' | 'activity' | 'tokens'>,
  ) {
    super();
  }

  override async find(id: string): Promise<Board | undefined> {
    const { Item } = await this.client
      .send(
        new GetCommand({
          TableName: this.tables.boardCatalog,
          Key: boardKey(id),
          ConsistentRead: true,
        }),
      )
      .catch(failed('find a board'));
    return Item && fromBoardItem(Item);
  }

  override async commit({ before, board, receipt }: BoardCommit): Promise<void> {
    const refused = await transact(this.client, 'commit a board', [
      ...receiptWrites(this.tables.tokens, receipt),
      {
        name: 'board',
        write: {
          Put: {
            TableName: this.tables.boardCatalog,
            Item: toBoardItem(board),
            ...(before === undefined ? isNew('id') : isStill('id', before.version)),
          },
        },
      },
      ...this.listWrites(before, board),
      ...accessWrites(this.tables, board.id, changedAccess(before, board)),
    ]);
    if (receipt !== undefined && refused.has('receipt')) throw new ReceiptExistsError(receipt.id);
    if (refused.has('board')) throw new ConcurrentChangeError(board.id);
  }

  override listByPerson(email: string, query: BoardQuery): Promise<Page<Board>> {
    return this.list(email, query);
  }

  override listAll(query: BoardQuery): Promise<Page<Board>> {
    return this.list(undefined, query);
  }

  override async addComment(comment: BoardComment, receipt?: Receipt): Promise<void> {
    const Put = { TableName: this.tables.activity, Item: toBoardCommentItem(comment) };
    const refused = await transact(this.client, 'add a comment', [
      ...receiptWrites(this.tables.tokens, receipt),
      { name: 'comment', write: { Put } },
    ]);
    if (receipt !== undefined && refused.has('receipt')) throw new ReceiptExistsError(receipt.id);
  }

  override async listComments(
    boardId: string,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<BoardComment>> {
    const list = commentList(boardId);
    const { key } = TABLES.activity;
    const track = queryTrack(this.client, {
      table: this.tables.activity,
      key,
      value: boardCommentsKey(boardId),
      direction: 'ascending',
    });
    const { rows, next } = await mergedPage([track], {
      direction: 'ascending',
      limit,
      after: decodeCursor(list, cursor),
      isFiltered: false,
      positionOf: (item: Item) => String(item[key.sort]),
    });
    return pageOf(list, rows.map(fromBoardCommentItem), next);
  }

  /** Its place in the list of everybody who may open it now; those who no longer may forget it. */
  private listWrites(before: Board | undefined, board: Board): readonly NamedWrite<'list'>[] {
    const TableName = this.tables.boardCatalog;
    const people = peopleOf(board);
    const gone = (before === undefined ? [] : peopleOf(before)).filter(
      (email) => !people.includes(email),
    );
    return [
      ...people.map((email) => ({ Put: { TableName, Item: toBoardPersonItem(board, email) } })),
      ...gone.map((email) => ({ Delete: { TableName, Key: boardPersonKey(board.id, email) } })),
    ].map((write) => ({ name: 'list', write }));
  }

  private async list(
    email: string | undefined,
    { archived, limit, cursor }: BoardQuery,
  ): Promise<Page<Board>> {
    const list = boardList(email, archived);
    const track = queryTrack(this.client, {
      table: this.tables.boardCatalog,
      index: BY_LIST.name,
      key: BY_LIST.key,
      value: listKey(email, archived),
      direction: 'descending',
    });
    const { rows, next } = await mergedPage([track], {
      direction: 'descending',
      limit,
      after: decodeCursor(list, cursor),
      isFiltered: false,
      positionOf: (item: Item) => String(item[BY_LIST.key.sort]),
    });
    const ids = rows.map((item) => unprefixed(String(item[BY_LIST.key.sort])));
    const keys = ids.map(boardKey);
    const items = await batchGet(this.client, 'list boards', this.tables.boardCatalog, keys);
    const boards = new Map(items.map(fromBoardItem).map((board) => [board.id, board]));
    return pageOf(
      list,
      ids.flatMap((id) => boards.get(id) ?? []),
      next,
    );
  }
}
