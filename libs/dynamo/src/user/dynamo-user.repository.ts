import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { AccountEvent } from '@vigia/domain/audit';
import { EVERY_BOARD, endedSessions } from '@vigia/domain/board';
import { accountNews } from '@vigia/domain/notification';
import {
  ConcurrentChangeError,
  ReceiptExistsError,
  type Page,
  type Receipt,
  type Role,
  type Speciality,
} from '@vigia/domain/shared';
import {
  UserExistsError,
  UserRepository,
  isSameIdentity,
  type AccountStatus,
  type ProviderIdentity,
  type User,
} from '@vigia/domain/user';
import { accountEventWrites, type Trail } from '../audit/account-event-write.js';
import { accessWrites, type Access } from '../board/board-access.js';
import { decodeCursor, pageOf } from '../cursor.js';
import { failed } from '../errors.js';
import { isNew, isStill, setting } from '../expressions.js';
import type { Item } from '../item-reader.js';
import { identityKey } from '../keys.js';
import { mergedPage } from '../merged-page.js';
import { notificationWrites, type Inboxes } from '../notification/notification-write.js';
import { queryTrack } from '../query-track.js';
import { receiptWrites } from '../receipt/receipt-write.js';
import { TABLES, type TableNames } from '../table.js';
import { transact, type NamedWrite } from '../transaction.js';
import { accountOfIdentity, identityWrites } from './identity-row.js';
import { userList } from './user-list.js';
import { fromUserItem, toAccountAttributes, toUserItem } from './user.item.js';

const [BY_ROLE, BY_SPECIALITY] = TABLES.users.indexes;

/** More than a campus has workers of one trade. */
const TRADE_CHUNK = 1_000;

/** Accounts in DynamoDB. */
export class DynamoUserRepository extends UserRepository {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: Pick<TableNames, 'users' | 'tokens'> & Trail & Access & Inboxes,
  ) {
    super();
  }

  override async find(email: string): Promise<User | undefined> {
    const { Item } = await this.client
      .send(new GetCommand({ TableName: this.tables.users, Key: { email }, ConsistentRead: true }))
      .catch(failed('find a user'));
    return Item && fromUserItem(Item);
  }

  override async findByIdentity(identity: ProviderIdentity): Promise<User | undefined> {
    const { Item } = await this.client
      .send(
        new GetCommand({
          TableName: this.tables.tokens,
          Key: identityKey(identity),
          ConsistentRead: true,
        }),
      )
      .catch(failed('find an identity'));
    const user = Item && (await this.find(accountOfIdentity(Item)));
    return user?.identity !== undefined && isSameIdentity(user.identity, identity)
      ? user
      : undefined;
  }

  override async create(user: User, receipt?: Receipt, event?: AccountEvent): Promise<void> {
    const Put = { TableName: this.tables.users, Item: toUserItem(user), ...isNew('email') };
    const refused = await transact(this.client, 'create a user', [
      { name: 'user', write: { Put } },
      ...receiptWrites(this.tables.tokens, receipt),
      ...accountEventWrites(this.tables, event),
      ...identityWrites(this.tables.tokens, user),
      ...notificationWrites(this.tables, accountNews(user, event)),
    ]);
    if (receipt !== undefined && refused.has('receipt')) throw new ReceiptExistsError(receipt.id);
    if (refused.has('user')) throw new UserExistsError(user.email);
    if (refused.has('identity')) throw new ConcurrentChangeError(user.email);
  }

  override async save(user: User, event?: AccountEvent): Promise<void> {
    await this.store(user, event, []);
  }

  override async link(
    user: User & Required<Pick<User, 'identity'>>,
    event: AccountEvent,
  ): Promise<void> {
    await this.store(user, event, identityWrites(this.tables.tokens, user));
  }

  override async unlink(user: User, lost: ProviderIdentity, event: AccountEvent): Promise<void> {
    const Delete = { TableName: this.tables.tokens, Key: identityKey(lost) };
    await this.store(user, event, [{ name: 'identity', write: { Delete } }]);
  }

  private async store(
    user: User,
    event: AccountEvent | undefined,
    besides: readonly NamedWrite<'identity'>[],
  ): Promise<void> {
    const change = setting(toAccountAttributes(user));
    const condition = isStill('email', user.version - 1);
    const Update = {
      TableName: this.tables.users,
      Key: { email: user.email },
      ...change,
      ...condition,
      ExpressionAttributeNames: {
        ...change.ExpressionAttributeNames,
        ...condition.ExpressionAttributeNames,
      },
      ExpressionAttributeValues: {
        ...change.ExpressionAttributeValues,
        ...condition.ExpressionAttributeValues,
      },
    };
    // A transaction also of one, because it waits for the incident transactions that change the load of the same item.
    const refused = await transact(this.client, 'save a user', [
      { name: 'user', write: { Update } },
      ...accountEventWrites(this.tables, event),
      ...accessWrites(this.tables, EVERY_BOARD, endedSessions(user)),
      ...besides,
      ...notificationWrites(this.tables, accountNews(user, event)),
    ]);
    if (refused.has('user') || refused.has('identity')) throw new ConcurrentChangeError(user.email);
  }

  override async listBySpeciality(speciality: Speciality): Promise<readonly User[]> {
    const track = queryTrack(this.client, {
      table: this.tables.users,
      index: BY_SPECIALITY.name,
      key: BY_SPECIALITY.key,
      value: speciality,
      direction: 'ascending',
    });
    const workers: User[] = [];
    let behind: string | undefined;
    do {
      const { rows, reached } = await track(behind, TRADE_CHUNK);
      workers.push(...rows.map(fromUserItem));
      behind = reached;
    } while (behind !== undefined);
    return workers;
  }

  override async listByRole(
    role: Role,
    query: { readonly status?: AccountStatus; readonly limit: number; readonly cursor?: string },
  ): Promise<Page<User>> {
    const { status, limit, cursor } = query;
    const list = userList(role, status);
    const filter =
      status === undefined
        ? undefined
        : {
            expression: '#estado = :estado',
            names: { '#estado': 'estado' },
            values: { ':estado': status },
          };
    const track = queryTrack(this.client, {
      table: this.tables.users,
      index: BY_ROLE.name,
      key: BY_ROLE.key,
      value: role,
      direction: 'ascending',
      filter,
    });
    const { rows, next } = await mergedPage([track], {
      direction: 'ascending',
      limit,
      after: decodeCursor(list, cursor),
      isFiltered: filter !== undefined,
      positionOf: (item: Item) => String(item[BY_ROLE.key.sort]),
    });
    return pageOf(list, rows.map(fromUserItem), next);
  }
}
