import { GetCommand, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  BoardStateRepository,
  type BoardState,
  type Revocation,
  type SnapshotPointer,
} from '@vigia/domain/board';
import { failed, isConditionFailure } from '../errors.js';
import { setting } from '../expressions.js';
import { boardStateKey } from '../keys.js';
import type { TableNames } from '../table.js';
import { accessUpdate } from './board-access.js';
import { fromBoardStateItem, toPointerAttributes } from './board-state.item.js';

/** Pointers to snapshots and ended access in DynamoDB. */
export class DynamoBoardStateRepository extends BoardStateRepository {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: Pick<TableNames, 'boards'>,
  ) {
    super();
  }

  override async find(boardId: string): Promise<BoardState> {
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
}
