import { setTimeout as delay } from 'node:timers/promises';
import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  NOTHING_READ,
  NotificationRepository,
  markRead,
  type Audience,
  type Notification,
  type ReadState,
} from '@vigia/domain/notification';
import { batchGet } from '../batch-get.js';
import { StorageError, failed, isConditionFailure } from '../errors.js';
import { isNew, isStill } from '../expressions.js';
import type { Item } from '../item-reader.js';
import { readStateKey } from '../keys.js';
import type { Direction } from '../merged-page.js';
import { queryTrack, type Partition } from '../query-track.js';
import { REFUSE, readable, readablePage, type OnUnreadable } from '../readable.js';
import { TABLES, type TableNames } from '../table.js';
import {
  OUTLET,
  fromNotificationItem,
  fromReadStateItem,
  toReadStateItem,
} from './notification.item.js';

/** As many items as DynamoDB reads in one request. */
const BATCH = 100;
const MERGE_ATTEMPTS = 50;
const LONGEST_PAUSE_MS = 50;
const [BY_OUTLET] = TABLES.notifications.indexes;

/** Notifications and read states in DynamoDB; notifications that cannot be read are told and left out. */
export class DynamoNotificationRepository extends NotificationRepository {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: Pick<TableNames, 'notifications'>,
    private readonly tell: OnUnreadable = REFUSE,
  ) {
    super();
  }

  override listSince(
    audience: Audience,
    since: string,
    limit: number,
  ): Promise<readonly Notification[]> {
    return this.list(audience, 'ascending', since, limit);
  }

  override listLatest(
    audience: Audience,
    { before, limit }: { readonly before?: string; readonly limit: number },
  ): Promise<readonly Notification[]> {
    return this.list(audience, 'descending', before, limit);
  }

  override listOutgoing(since: string, limit: number): Promise<readonly Notification[]> {
    const { name: index, key } = BY_OUTLET;
    const partition = { index, key, value: OUTLET, direction: 'ascending' } as const;
    return this.page(partition, since, limit);
  }

  override async findSeveral(
    keys: readonly Pick<Notification, 'audience' | 'id'>[],
  ): Promise<readonly Notification[]> {
    const items: Item[] = [];
    for (let from = 0; from < keys.length; from += BATCH) {
      const some = keys.slice(from, from + BATCH).map(({ audience, id }) => ({
        audiencia: audience,
        id,
      }));
      const table = this.tables.notifications;
      items.push(...(await batchGet(this.client, 'find notifications', table, some)));
    }
    return this.read(items);
  }

  override async readState(email: string): Promise<ReadState> {
    return (await this.stored(email))?.state ?? NOTHING_READ;
  }

  /** [STO-7] Merges and writes against the version that was read, again until nobody wrote in between. */
  override async markRead(
    email: string,
    seen: { readonly ids: readonly string[]; readonly upTo?: string | undefined },
    settled: string,
  ): Promise<ReadState> {
    for (let attempt = 1; attempt <= MERGE_ATTEMPTS; attempt += 1) {
      const stored = await this.stored(email);
      const merged = markRead(stored?.state ?? NOTHING_READ, seen, settled);
      if (isSame(merged, stored?.state ?? NOTHING_READ)) return merged;
      if (await this.replace(email, stored?.version, merged)) return merged;
      await delay(Math.random() * LONGEST_PAUSE_MS);
    }
    throw new StorageError(`The read state changed under ${MERGE_ATTEMPTS} attempts to merge it.`);
  }

  private list(
    value: Audience,
    direction: Direction,
    position: string | undefined,
    limit: number,
  ): Promise<readonly Notification[]> {
    const { key } = TABLES.notifications;
    return this.page({ key, value, direction }, position, limit);
  }

  private page(
    partition: Omit<Partition, 'table'>,
    position: string | undefined,
    limit: number,
  ): Promise<readonly Notification[]> {
    const track = queryTrack(this.client, { table: this.tables.notifications, ...partition });
    // Keys are never empty, so "" is before all of them.
    const after = position === '' ? undefined : position;
    return readablePage(track, { after, limit }, (items) => this.read(items));
  }

  private read(items: readonly Item[]): readonly Notification[] {
    return readable(items, fromNotificationItem, this.tell);
  }

  private async stored(email: string): Promise<ReturnType<typeof fromReadStateItem> | undefined> {
    const { Item } = await this.client
      .send(
        new GetCommand({
          TableName: this.tables.notifications,
          Key: readStateKey(email),
          ConsistentRead: true,
        }),
      )
      .catch(failed('find a read state'));
    return Item && fromReadStateItem(Item);
  }

  private async replace(
    email: string,
    version: number | undefined,
    state: ReadState,
  ): Promise<boolean> {
    try {
      await this.client.send(
        new PutCommand({
          TableName: this.tables.notifications,
          Item: toReadStateItem(email, state, (version ?? 0) + 1),
          ...(version === undefined ? isNew('id') : isStill('id', version)),
        }),
      );
      return true;
    } catch (error) {
      return isConditionFailure(error) ? false : failed('store a read state')(error);
    }
  }
}

function isSame(a: ReadState, b: ReadState): boolean {
  return (
    a.upTo === b.upTo && a.ids.length === b.ids.length && a.ids.every((id, at) => id === b.ids[at])
  );
}
