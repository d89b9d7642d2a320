import { GetCommand, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  BoardStateRepository,
  EVERY_BOARD,
  type BoardState,
  type Revocation,
  type SnapshotPointer,
} from '@vigia/domain/board';
import { batchGet } from '../batch-get.js';
import { failed, isConditionFailure } from '../errors.js';
import { setting } from '../expressions.js';
import { boardStateKey } from '../keys.js';
import type { TableNames } from '../table.js';
import { accessUpdate, everyBoardKeys, readEnds } from './board-access.js';
import { fromBoardStateItem, toPointerAttributes } from './board-state.item.js';

/** Pointers to snapshots and ended access in DynamoDB. */
export class DynamoBoardStateRepository extends BoardStateRepository {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: Pick<TableNames, 'boards'>,
    private readonly nowMs: () => number = () => Date.now(),
  ) {
    super();
  }

  override async find(boardId: string): Promise<BoardState> {
    if (boardId === EVERY_BOARD) return this.findEverywhere();
    const { Item } = await this.client
      .send(
        new GetCommand({
          TableName: this.tables.boards,
          Key: boardStateKey(boardId),
          ConsistentRead: true,
        }),
      )
      .catch(failed('read the state of a board'));
    return fromBoardStateItem(Item);
  }

  override async movePointer(
    boardId: string,
    replaced: number,
    pointer: SnapshotPointer,
  ): Promise<boolean> {
    const change = setting(toPointerAttributes(pointer));
    try {
      await this.client.send(
        new UpdateCommand({
          TableName: this.tables.boards,
          Key: boardStateKey(boardId),
          ...change,
          ExpressionAttributeValues: { ...change.ExpressionAttributeValues, ':replaced': replaced },
          ConditionExpression:
            replaced === 0
              ? 'attribute_not_exists(#version) OR #version = :replaced'
              : '#version = :replaced',
        }),
      );
      return true;
    } catch (error) {
      return isConditionFailure(error) ? false : failed('move the pointer of a board')(error);
    }
  }

  override async revoke(boardId: string, revocation: Revocation): Promise<void> {
    await this.client
      .send(new UpdateCommand(accessUpdate(this.tables.boards, boardId, [revocation])))
      .catch(failed('end access to a board'));
  }

  private async findEverywhere(): Promise<BoardState> {
    const keys = everyBoardKeys(this.nowMs());
    const rows = await batchGet(this.client, 'read ended access', this.tables.boards, keys);
    const oldestFirst = [...rows].sort((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1));
    return { pointer: undefined, revocations: oldestFirst.flatMap(readEnds) };
  }
}
