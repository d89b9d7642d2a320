import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  ConversationRepository,
  MESSAGES_MAX,
  TooManyMessagesError,
  type Hearing,
  type Message,
  type MessageCommit,
} from '@vigia/domain/conversation';
import { ReceiptExistsError, type Page } from '@vigia/domain/shared';
import { decodeCursor, pageOf } from '../cursor.js';
import type { Item } from '../item-reader.js';
import { mergedPage } from '../merged-page.js';
import { notificationWrites } from '../notification/notification-write.js';
import { queryTrack } from '../query-track.js';
import { receiptWrites } from '../receipt/receipt-write.js';
import { TABLES, type TableNames } from '../table.js';
import { tallyWrite } from '../tally-write.js';
import { transact } from '../transaction.js';
import { messageList } from './message-list.js';
import { fromMessageItem, messagePartition, toMessageItem } from './message.item.js';

/** What is said about incidents, in DynamoDB: public and internal words in a partition each. */
export class DynamoConversationRepository extends ConversationRepository {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: Pick<TableNames, 'activity' | 'notifications' | 'tokens'>,
  ) {
    super();
  }

  override async add({ message, notifications, receipt }: MessageCommit): Promise<void> {
    const { activity, tokens } = this.tables;
    const refused = await transact(this.client, 'say something', [
      ...receiptWrites(tokens, receipt),
      tallyWrite(activity, messagePartition(message), MESSAGES_MAX),
      { name: 'row', write: { Put: { TableName: activity, Item: toMessageItem(message) } } },
      ...notificationWrites(this.tables, notifications),
    ]);
    if (receipt !== undefined && refused.has('receipt')) throw new ReceiptExistsError(receipt.id);
    if (refused.has('tally')) throw new TooManyMessagesError(MESSAGES_MAX);
  }

  override async list(
    incidentId: string,
    hearing: Hearing,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<Message>> {
    const list = messageList(incidentId, hearing);
    const { key } = TABLES.activity;
    const tracks = (hearing === 'staff' ? [false, true] : [false]).map((isInternal) =>
      queryTrack(this.client, {
        table: this.tables.activity,
        key,
        value: messagePartition({ incidentId, isInternal }),
        direction: 'ascending',
      }),
    );
    const { rows, next } = await mergedPage(tracks, {
      direction: 'ascending',
      limit,
      after: decodeCursor(list, cursor),
      isFiltered: false,
      positionOf: (item: Item) => String(item[key.sort]),
    });
    return pageOf(list, rows.map(fromMessageItem), next);
  }
}
