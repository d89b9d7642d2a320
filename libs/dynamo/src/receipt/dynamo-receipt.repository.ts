import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ReceiptRepository, type Receipt } from '@vigia/domain/shared';
import { failed } from '../errors.js';
import { receiptKey } from '../keys.js';
import type { TableNames } from '../table.js';
import { fromReceiptItem } from './receipt.item.js';

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
}
