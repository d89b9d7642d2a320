import {
  PutCommand,
  QueryCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import {
  OutreachRepository,
  type Address,
  type Allowance,
  type Parcel,
  type Queue,
} from '@vigia/domain/outreach';
import { batchGet } from '../batch-get.js';
import { failed, isConditionFailure } from '../errors.js';
import { expirySecond } from '../expiry.js';
import { isNew, isStill } from '../expressions.js';
import { OUTREACH_READER, allowanceKey, parcelKey } from '../keys.js';
import { ReadingLease } from '../reading-lease.js';
import { TABLES, type TableNames } from '../table.js';
import { fromParcelItem, parcelOrder, toParcelItem } from './parcel.item.js';

/** As many items as DynamoDB reads in one request. */
const BATCH = 100;
const [BY_QUEUE] = TABLES.personal.indexes;

/** What is on its way to people, in DynamoDB. */
export class DynamoOutreachRepository extends OutreachRepository {
  readonly #table: string;
  readonly #lease: ReadingLease;

  constructor(
    private readonly client: DynamoDBDocumentClient,
    tables: Pick<TableNames, 'personal'>,
  ) {
    super();
    this.#table = tables.personal;
    this.#lease = new ReadingLease(client, this.#table, OUTREACH_READER);
  }

  override async findSeveral(addresses: readonly Address[]): Promise<readonly Parcel[]> {
    const found: Parcel[] = [];
    for (let from = 0; from < addresses.length; from += BATCH) {
      const keys = addresses.slice(from, from + BATCH).map(parcelKey);
      const items = await batchGet(this.client, 'find parcels', this.#table, keys);
      found.push(...items.map(fromParcelItem));
    }
    return found;
  }

  override async save(parcel: Parcel): Promise<boolean> {
    const before = parcel.version - 1;
    try {
      await this.client.send(
        new PutCommand({
          TableName: this.#table,
          Item: toParcelItem(parcel),
          ...(before === 0 ? isNew('id') : isStill('id', before)),
        }),
      );
      return true;
    } catch (error) {
      return isConditionFailure(error) ? false : failed('save a parcel')(error);
    }
  }

  override async due(queue: Queue, at: string, limit: number): Promise<readonly Parcel[]> {
    const { partition, sort } = BY_QUEUE.key;
    const { Items = [] } = await this.client
      .send(
        new QueryCommand({
          TableName: this.#table,
          IndexName: BY_QUEUE.name,
          KeyConditionExpression: '#queue = :queue AND #due <= :now',
          ExpressionAttributeNames: { '#queue': partition, '#due': sort },
          // Above every key of this very moment.
          ExpressionAttributeValues: { ':queue': queue, ':now': parcelOrder(at, '~') },
          Limit: limit,
        }),
      )
      .catch(failed('look for parcels that are due'));
    return Items.map(fromParcelItem);
  }

  override lease(owner: string, now: string, until: string): Promise<string | undefined> {
    return this.#lease.take(owner, now, until);
  }

  override advance(owner: string, cursor: string): Promise<boolean> {
    return this.#lease.advance(owner, cursor);
  }

  override async take({ name, most, until }: Allowance): Promise<boolean> {
    try {
      await this.client.send(
        new UpdateCommand({
          TableName: this.#table,
          Key: allowanceKey(name),
          UpdateExpression: 'ADD #used :one SET #expira = :until',
          ConditionExpression: 'attribute_not_exists(#used) OR #used < :most',
          ExpressionAttributeNames: { '#used': 'usados', '#expira': 'expira' },
          ExpressionAttributeValues: { ':one': 1, ':most': most, ':until': expirySecond(until) },
        }),
      );
      return true;
    } catch (error) {
      return isConditionFailure(error) ? false : failed('count what may happen so often')(error);
    }
  }
}
