import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import type { AccountEvent } from '@vigia/domain/audit';
import {
  OneTimeTokenRepository,
  type OneTimePurpose,
  type OneTimeToken,
} from '@vigia/domain/identity';
import { ReceiptExistsError, type Receipt } from '@vigia/domain/shared';
import { accountEventWrites, type Trail } from '../audit/account-event-write.js';
import { failed, isConditionFailure } from '../errors.js';
import { expirySecond } from '../expiry.js';
import { isNew } from '../expressions.js';
import { linkKey, ticketKey } from '../keys.js';
import { receiptWrites } from '../receipt/receipt-write.js';
import type { TableNames } from '../table.js';
import { transact } from '../transaction.js';
import { fromOneTimeTokenItem, toOneTimeTokenItem } from './one-time-token.item.js';

/** Single-use links and tickets in DynamoDB. */
export class DynamoOneTimeTokenRepository extends OneTimeTokenRepository {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: Pick<TableNames, 'tokens'> & Trail,
  ) {
    super();
  }

  override async put(token: OneTimeToken, receipt?: Receipt, event?: AccountEvent): Promise<void> {
    const Put = { TableName: this.tables.tokens, Item: toOneTimeTokenItem(token) };
    const refused = await transact(this.client, 'store a link', [
      { name: 'link', write: { Put } },
      ...receiptWrites(this.tables.tokens, receipt),
      ...accountEventWrites(this.tables, event),
    ]);
    if (receipt !== undefined && refused.size > 0) throw new ReceiptExistsError(receipt.id);
  }

  override async find(
    hash: string,
    purpose: OneTimePurpose,
    at: string,
  ): Promise<OneTimeToken | undefined> {
    const { Item } = await this.client
      .send(
        new GetCommand({
          TableName: this.tables.tokens,
          Key: linkKey(hash),
          ConsistentRead: true,
        }),
      )
      .catch(failed('find a link'));
    const token = Item && fromOneTimeTokenItem(Item);
    return token?.purpose === purpose && token.expiresAt > at ? token : undefined;
  }

  override async consume(
    hash: string,
    purpose: OneTimePurpose,
    at: string,
  ): Promise<OneTimeToken | undefined> {
    try {
      const { Attributes } = await this.client.send(
        new DeleteCommand({
          TableName: this.tables.tokens,
          Key: linkKey(hash),
          ConditionExpression: '#purpose = :purpose AND #expiresAt > :at',
          ExpressionAttributeNames: { '#purpose': 'proposito', '#expiresAt': 'fecha_expira' },
          ExpressionAttributeValues: { ':purpose': purpose, ':at': at },
          ReturnValues: 'ALL_OLD',
        }),
      );
      return Attributes && fromOneTimeTokenItem(Attributes);
    } catch (error) {
      return isConditionFailure(error) ? undefined : failed('consume a link')(error);
    }
  }

  override async claim(ticketId: string, expiresAt: string): Promise<boolean> {
    try {
      await this.client.send(
        new PutCommand({
          TableName: this.tables.tokens,
          Item: { ...ticketKey(ticketId), expira: expirySecond(expiresAt) },
          ...isNew('id'),
        }),
      );
      return true;
    } catch (error) {
      return isConditionFailure(error) ? false : failed('claim a ticket')(error);
    }
  }
}
