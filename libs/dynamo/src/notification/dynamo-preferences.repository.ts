import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { PreferencesRepository, noPreferences, type Preferences } from '@vigia/domain/notification';
import { ConcurrentChangeError } from '@vigia/domain/shared';
import { batchGet } from '../batch-get.js';
import { failed, isConditionFailure } from '../errors.js';
import { isNew, isStill } from '../expressions.js';
import type { Item } from '../item-reader.js';
import { preferencesKey } from '../keys.js';
import { REFUSE, readable, type OnUnreadable } from '../readable.js';
import type { TableNames } from '../table.js';
import { fromPreferencesItem, toPreferencesItem } from './preferences.item.js';

/** As many items as DynamoDB reads in one request. */
const BATCH = 100;

/** Preferences in DynamoDB. What cannot be read counts as nothing chosen, and is never written over. */
export class DynamoPreferencesRepository extends PreferencesRepository {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: Pick<TableNames, 'personal'>,
    private readonly tell: OnUnreadable = REFUSE,
  ) {
    super();
  }

  override async find(email: string): Promise<Preferences> {
    const { Item } = await this.client
      .send(
        new GetCommand({
          TableName: this.tables.personal,
          Key: preferencesKey(email),
          ConsistentRead: true,
        }),
      )
      .catch(failed('find preferences'));
    const [found] = this.read(Item === undefined ? [] : [Item]);
    return found ?? noPreferences(email);
  }

  override async findSeveral(emails: readonly string[]): Promise<readonly Preferences[]> {
    const people = [...new Set(emails)];
    const found = new Map<string, Preferences>();
    for (let from = 0; from < people.length; from += BATCH) {
      const keys = people.slice(from, from + BATCH).map(preferencesKey);
      const items = await batchGet(this.client, 'find preferences', this.tables.personal, keys);
      for (const one of this.read(items)) found.set(one.email, one);
    }
    return people.map((email) => found.get(email) ?? noPreferences(email));
  }

  override async save(preferences: Preferences): Promise<void> {
    const before = preferences.version - 1;
    try {
      await this.client.send(
        new PutCommand({
          TableName: this.tables.personal,
          Item: toPreferencesItem(preferences),
          ...(before === 0 ? isNew('id') : isStill('id', before)),
        }),
      );
    } catch (error) {
      if (isConditionFailure(error)) throw new ConcurrentChangeError(preferences.email);
      failed('save preferences')(error);
    }
  }

  private read(items: readonly Item[]): readonly Preferences[] {
    return readable(items, fromPreferencesItem, this.tell);
  }
}
