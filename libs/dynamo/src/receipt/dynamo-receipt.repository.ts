import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ReceiptExistsError, ReceiptRepository, type Receipt } from '@vigia/domain/shared';
import { failed, isConditionFailure } from '../errors.js';
import { isNew } from '../expressions.js';
import { receiptKey } from '../keys.js';
import type { TableNames } from '../table.js';
import { fromReceiptItem, toReceiptItem } from './receipt.item.js';

/** Receipts in DynamoDB. */
export class DynamoReceiptRepository extends ReceiptRepository {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: Pick<TableNames, 'tokens'>,
  ) {
    super();
  }

  override async find(id: string): Promise<Receipt | undefined> {
    const { Item } = await this.client
      .send(
        new GetCommand({
          TableName: this.tables.tokens,
          Key: receiptKey(id),
          ConsistentRead: true,
        }),
      )
      .catch(failed('find a receipt'));
    return Item && fromReceiptItem(Item);
  }

  override async store(receipt: Receipt): Promise<void> {
    try {
      await this.client.send(
        new PutCommand({
          TableName: this.tables.tokens,
          Item: toReceiptItem(receipt),
          ...isNew('id'),
        }),
      );
    } catch (error) {
      if (isConditionFailure(error)) throw new ReceiptExistsError(receipt.id);
      failed('store a receipt')(error);
    }
  }
}
