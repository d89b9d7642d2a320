import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ConcurrentChangeError } from '@vigia/domain/shared';
import { FilterShelfRepository, type FilterShelf } from '@vigia/domain/triage';
import { failed, isConditionFailure } from '../errors.js';
import { isNew, isStill } from '../expressions.js';
import { filterShelfKey } from '../keys.js';
import type { TableNames } from '../table.js';
import { fromFilterShelfItem, toFilterShelfItem } from './filter-shelf.item.js';

/** Saved filters in DynamoDB. */
export class DynamoFilterShelfRepository extends FilterShelfRepository {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: Pick<TableNames, 'personal'>,
  ) {
    super();
  }

  override async find(email: string): Promise<FilterShelf> {
    const { Item } = await this.client
      .send(
        new GetCommand({
          TableName: this.tables.personal,
          Key: filterShelfKey(email),
          ConsistentRead: true,
        }),
      )
      .catch(failed('find saved filters'));
    return Item ? fromFilterShelfItem(Item) : { email, filters: [], version: 0 };
  }

  override async save(shelf: FilterShelf): Promise<void> {
    const before = shelf.version - 1;
    try {
      await this.client.send(
        new PutCommand({
          TableName: this.tables.personal,
          Item: toFilterShelfItem(shelf),
          ...(before === 0 ? isNew('id') : isStill('id', before)),
        }),
      );
    } catch (error) {
      if (isConditionFailure(error)) throw new ConcurrentChangeError(shelf.email);
      failed('save filters')(error);
    }
  }
}
