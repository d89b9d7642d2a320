import { PutCommand, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  OutreachRepository,
  type Address,
  type Allowance,
  type Parcel,
  type Queue,
} from '@vigia/domain/outreach';
import { batchGet } from '../batch-get.js';
import { dueItems } from '../due-items.js';
import { failed, isConditionFailure } from '../errors.js';
import { expirySecond } from '../expiry.js';
import { isStill } from '../expressions.js';
import type { Item } from '../item-reader.js';
import { OUTREACH_READER, allowanceKey, parcelKey } from '../keys.js';
import { readOrTell, readablePage, REFUSE, type OnUnreadable } from '../readable.js';
import { ReadingLease } from '../reading-lease.js';
import { TABLES, type TableNames } from '../table.js';
import { fromParcelItem, parcelOrder, toParcelItem } from './parcel.item.js';

/** As many items as DynamoDB reads in one request. */
const BATCH = 100;
const [BY_QUEUE] = TABLES.personal.indexes;
/** Nobody has a parcel there, or one that was set aside. */
const IS_FREE = {
  ConditionExpression: 'attribute_not_exists(#id) OR attribute_exists(#why)',
  ExpressionAttributeNames: { '#id': 'id', '#why': 'ilegible' },
};

/** What is on its way to people, in DynamoDB. Parcels that cannot be read are told and set aside. */
export class DynamoOutreachRepository extends OutreachRepository {
  readonly #table: string;
  readonly #lease: ReadingLease;

  constructor(
    private readonly client: DynamoDBDocumentClient,
    tables: Pick<TableNames, 'personal'>,
    private readonly tell: OnUnreadable = REFUSE,
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
      found.push(...(await this.read(items)));
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
          ...(before === 0 ? IS_FREE : isStill('id', before)),
        }),
      );
      return true;
    } catch (error) {
      return isConditionFailure(error) ? false : failed('save a parcel')(error);
    }
  }

  override due(queue: Queue, at: string, limit: number): Promise<readonly Parcel[]> {
    const query = dueItems(this.client, 'look for parcels that are due', {
      table: this.#table,
      index: BY_QUEUE,
      name: queue,
      // Above every key of this very moment.
      now: parcelOrder(at, '~'),
    });
    return readablePage(query, { limit }, (items) => this.read(items));
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

  override async giveBack(name: string): Promise<void> {
    try {
      await this.client.send(
        new UpdateCommand({
          TableName: this.#table,
          Key: allowanceKey(name),
          UpdateExpression: 'ADD #used :less',
          ConditionExpression: '#used > :none',
          ExpressionAttributeNames: { '#used': 'usados' },
          ExpressionAttributeValues: { ':less': -1, ':none': 0 },
        }),
      );
    } catch (error) {
      // It is counted no longer.
      if (!isConditionFailure(error)) failed('take back what was counted')(error);
    }
  }

  private async read(items: readonly Item[]): Promise<readonly Parcel[]> {
    const found: Parcel[] = [];
    for (const item of items) {
      let why = '';
      const parcel = readOrTell(
        () => fromParcelItem(item, this.tell),
        (error) => {
          this.tell(error);
          why = error.message;
        },
      );
      if (parcel === undefined) await this.setAside(item, why);
      else found.push(parcel);
    }
    return found;
  }

  /** [STO-8] Kept with the reason until it expires; due no more, and in nobody's way. */
  private async setAside(item: Item, why: string): Promise<void> {
    const { email, id, version } = item;
    try {
      await this.client.send(
        new UpdateCommand({
          TableName: this.#table,
          Key: { email, id },
          UpdateExpression: 'SET #why = :why REMOVE #queue, #due',
          ConditionExpression:
            version === undefined
              ? 'attribute_exists(#id) AND attribute_not_exists(#version)'
              : 'attribute_exists(#id) AND #version = :version',
          ExpressionAttributeNames: {
            '#id': 'id',
            '#version': 'version',
            '#why': 'ilegible',
            '#queue': BY_QUEUE.key.partition,
            '#due': BY_QUEUE.key.sort,
          },
          ExpressionAttributeValues: {
            ':why': why,
            ...(version === undefined ? {} : { ':version': version }),
          },
        }),
      );
    } catch (error) {
      // Somebody changed it meanwhile, and may have mended it.
      if (!isConditionFailure(error)) failed('set a parcel aside')(error);
    }
  }
}
