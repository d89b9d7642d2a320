import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { AccountEvent } from '@vigia/domain/audit';
import { ConcurrentChangeError, type Page } from '@vigia/domain/shared';
import {
  WEBHOOKS_MAX,
  WebhookRepository,
  type Delivery,
  type DeliveryQuery,
  type Webhook,
} from '@vigia/domain/webhook';
import { accountEventWrites, type Trail } from '../audit/account-event-write.js';
import { decodeCursor, pageOf } from '../cursor.js';
import { dueItems } from '../due-items.js';
import { failed, isConditionFailure } from '../errors.js';
import { isNew, isStill } from '../expressions.js';
import type { Item } from '../item-reader.js';
import { WEBHOOK_READER, deliveryKey, webhookKey } from '../keys.js';
import { mergedPage } from '../merged-page.js';
import { queryTrack } from '../query-track.js';
import { REFUSE, readable, readablePage, type OnUnreadable } from '../readable.js';
import { ReadingLease } from '../reading-lease.js';
import { TABLES, type TableNames } from '../table.js';
import { transact } from '../transaction.js';
import {
  QUEUE,
  deliveriesOf,
  fromDeliveryItem,
  queueOrder,
  toDeliveryItem,
} from './delivery.item.js';
import { deliveryList } from './delivery-list.js';
import { WEBHOOK_LIST, fromWebhookItem, toWebhookItem } from './webhook.item.js';

const [BY_LIST, BY_QUEUE] = TABLES.webhooks.indexes;

/** Webhooks and what is on its way to them in DynamoDB. In lists for the courier, what cannot be read is told and left out. */
export class DynamoWebhookRepository extends WebhookRepository {
  readonly #table: string;
  readonly #lease: ReadingLease;

  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: Pick<TableNames, 'webhooks'> & Trail,
    private readonly tell: OnUnreadable = REFUSE,
  ) {
    super();
    this.#table = tables.webhooks;
    this.#lease = new ReadingLease(client, this.#table, WEBHOOK_READER);
  }

  override async list(): Promise<readonly Webhook[]> {
    const track = this.track(WEBHOOK_LIST, 'ascending');
    const { rows } = await track(undefined, WEBHOOKS_MAX * 2);
    return readable(rows, fromWebhookItem, this.tell);
  }

  override async find(id: string): Promise<Webhook | undefined> {
    const item = await this.get(webhookKey(id), 'find a webhook');
    return item && fromWebhookItem(item);
  }

  override async save(webhook: Webhook, before?: Webhook, event?: AccountEvent): Promise<void> {
    const condition = before === undefined ? isNew('id') : isStill('id', before.version);
    const Put = { TableName: this.#table, Item: { ...toWebhookItem(webhook) }, ...condition };
    const refused = await transact(this.client, 'save a webhook', [
      { name: 'webhook', write: { Put } },
      ...accountEventWrites(this.tables, event),
    ]);
    if (refused.has('webhook')) throw new ConcurrentChangeError(webhook.id);
  }

  override async remove({ id }: Webhook, event?: AccountEvent): Promise<void> {
    const Delete = { TableName: this.#table, Key: webhookKey(id) };
    await transact(this.client, 'remove a webhook', [
      { name: 'webhook', write: { Delete } },
      ...accountEventWrites(this.tables, event),
    ]);
  }

  override enqueue(delivery: Delivery): Promise<boolean> {
    return this.put(toDeliveryItem(delivery), isNew('id'), 'queue a delivery');
  }

  override settle(delivery: Delivery, before: Delivery): Promise<boolean> {
    const still = isStill('id', before.version);
    return this.put(toDeliveryItem(delivery), still, 'settle a delivery');
  }

  override async findDelivery(webhookId: string, eventId: string): Promise<Delivery | undefined> {
    const item = await this.get(deliveryKey(webhookId, eventId), 'find a delivery');
    return item && fromDeliveryItem(item);
  }

  override async listDeliveries(
    webhookId: string,
    { status, limit, cursor }: DeliveryQuery,
  ): Promise<Page<Delivery>> {
    const list = deliveryList(webhookId, status);
    const filter =
      status === undefined
        ? undefined
        : {
            expression: '#estado = :estado',
            names: { '#estado': 'estado' },
            values: { ':estado': status },
          };
    const { rows, next } = await mergedPage(
      [this.track(deliveriesOf(webhookId), 'descending', filter)],
      {
        direction: 'descending',
        limit,
        after: decodeCursor(list, cursor),
        isFiltered: status !== undefined,
        positionOf: (item: Item) => String(item[BY_LIST.key.sort]),
      },
    );
    return pageOf(list, rows.map(fromDeliveryItem), next);
  }

  override due(at: string, limit: number): Promise<readonly Delivery[]> {
    const query = dueItems(this.client, 'look for deliveries that are due', {
      table: this.#table,
      index: BY_QUEUE,
      name: QUEUE,
      // Above every key of this very moment.
      now: queueOrder(at, '~'),
    });
    return readablePage(query, { limit }, (items) => readable(items, fromDeliveryItem, this.tell));
  }

  override lease(owner: string, now: string, until: string): Promise<string | undefined> {
    return this.#lease.take(owner, now, until);
  }

  override async advance(owner: string, cursor: string): Promise<void> {
    await this.#lease.advance(owner, cursor);
  }

  private track(
    value: string,
    direction: 'ascending' | 'descending',
    filter?: Parameters<typeof queryTrack>[1]['filter'],
  ): ReturnType<typeof queryTrack> {
    const { name, key } = BY_LIST;
    return queryTrack(this.client, {
      table: this.#table,
      index: name,
      key,
      value,
      direction,
      filter,
    });
  }

  private async get(Key: { readonly id: string }, operation: string): Promise<Item | undefined> {
    const { Item } = await this.client
      .send(new GetCommand({ TableName: this.#table, Key, ConsistentRead: true }))
      .catch(failed(operation));
    return Item;
  }

  private async put(
    item: object,
    condition: ReturnType<typeof isStill>,
    operation: string,
  ): Promise<boolean> {
    try {
      await this.client.send(
        new PutCommand({ TableName: this.#table, Item: { ...item }, ...condition }),
      );
      return true;
    } catch (error) {
      if (isConditionFailure(error)) return false;
      return failed(operation)(error);
    }
  }
}
