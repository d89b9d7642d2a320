import { PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  AccountEventRepository,
  type AccountEvent,
  type AccountEventQuery,
} from '@vigia/domain/audit';
import type { Page } from '@vigia/domain/shared';
import { decodeCursor, pageOf } from '../cursor.js';
import { failed } from '../errors.js';
import type { Item } from '../item-reader.js';
import { mergedPage, type Track } from '../merged-page.js';
import { queryTrack } from '../query-track.js';
import { TABLES, type TableNames } from '../table.js';
import { accountEventList } from './account-event-list.js';
import { TRAIL, fromAccountEventItem, toAccountEventItem } from './account-event.item.js';

const { key: WHOLE, indexes } = TABLES.audit;
const [BY_ACCOUNT, BY_ACTOR, BY_KIND] = indexes;

/** The trail of account events in DynamoDB. */
export class DynamoAccountEventRepository extends AccountEventRepository {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: Pick<TableNames, 'audit'>,
  ) {
    super();
  }

  override async append(event: AccountEvent): Promise<void> {
    await this.client
      .send(new PutCommand({ TableName: this.tables.audit, Item: toAccountEventItem(event) }))
      .catch(failed('store an account event'));
  }

  override async list(query: AccountEventQuery): Promise<Page<AccountEvent>> {
    const { person, kind, from = '', before, limit, cursor } = query;
    const list = accountEventList(query);
    const { rows, next } = await mergedPage(
      this.tracks(query).map((track) => endingAt(track, from)),
      {
        direction: 'descending',
        limit,
        after: decodeCursor(list, cursor) ?? before,
        isFiltered: person !== undefined && kind !== undefined,
        positionOf: idOf,
      },
    );
    return pageOf(list, rows.map(fromAccountEventItem), next);
  }

  /** What somebody did and what was done to them are two indexes; the rest is one each. */
  private tracks({ person, kind }: AccountEventQuery): readonly Track<Item>[] {
    const table = this.tables.audit;
    const direction = 'descending';
    if (person !== undefined) {
      const filter =
        kind === undefined
          ? undefined
          : { expression: '#tipo = :tipo', names: { '#tipo': 'tipo' }, values: { ':tipo': kind } };
      return [BY_ACCOUNT, BY_ACTOR].map(({ name, key }) =>
        queryTrack(this.client, { table, index: name, key, value: person, direction, filter }),
      );
    }
    if (kind !== undefined) {
      const { name, key } = BY_KIND;
      return [queryTrack(this.client, { table, index: name, key, value: kind, direction })];
    }
    return [queryTrack(this.client, { table, key: WHOLE, value: TRAIL, direction })];
  }
}

/** The track up to and including a position. */
function endingAt(track: Track<Item>, last: string): Track<Item> {
  return async (after, count) => {
    const { rows, reached } = await track(after, count);
    const kept = rows.filter((row) => idOf(row) >= last);
    return reached === undefined || reached < last ? { rows: kept } : { rows: kept, reached };
  };
}

function idOf(item: Item): string {
  return String(item[WHOLE.sort]);
}
