import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ReceiptExistsError, type Receipt } from '@vigia/domain/shared';
import {
  TooManyWorkEntriesError,
  WORK_ENTRIES_MAX,
  WorkRepository,
  type WorkEntry,
} from '@vigia/domain/work-log';
import type { Item } from '../item-reader.js';
import { workKey } from '../keys.js';
import { mergedPage } from '../merged-page.js';
import { queryTrack } from '../query-track.js';
import { receiptWrites } from '../receipt/receipt-write.js';
import { TABLES, type TableNames } from '../table.js';
import { tallyWrite } from '../tally-write.js';
import { transact } from '../transaction.js';
import { fromWorkEntryItem, toWorkEntryItem } from './work-entry.item.js';

/** What was spent on incidents, in DynamoDB. */
export class DynamoWorkRepository extends WorkRepository {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: Pick<TableNames, 'activity' | 'tokens'>,
  ) {
    super();
  }

  override async add(entry: WorkEntry, receipt?: Receipt): Promise<void> {
    const { activity, tokens } = this.tables;
    const refused = await transact(this.client, 'log work', [
      ...receiptWrites(tokens, receipt),
      tallyWrite(activity, workKey(entry.incidentId), WORK_ENTRIES_MAX),
      { name: 'row', write: { Put: { TableName: activity, Item: toWorkEntryItem(entry) } } },
    ]);
    if (receipt !== undefined && refused.has('receipt')) throw new ReceiptExistsError(receipt.id);
    if (refused.has('tally')) throw new TooManyWorkEntriesError(WORK_ENTRIES_MAX);
  }

  override async list(incidentId: string): Promise<readonly WorkEntry[]> {
    const { key } = TABLES.activity;
    const track = queryTrack(this.client, {
      table: this.tables.activity,
      key,
      value: workKey(incidentId),
      direction: 'ascending',
    });
    const { rows } = await mergedPage([track], {
      direction: 'ascending',
      limit: WORK_ENTRIES_MAX,
      after: undefined,
      isFiltered: false,
      positionOf: (item: Item) => String(item[key.sort]),
    });
    return rows.map(fromWorkEntryItem);
  }
}
