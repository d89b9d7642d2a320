import {
  DeleteCommand,
  GetCommand,
  QueryCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import { DeviceRepository, type Device } from '@vigia/domain/device';
import { ConcurrentChangeError } from '@vigia/domain/shared';
import { failed, isConditionFailure } from '../errors.js';
import { isNew } from '../expressions.js';
import { ItemReader } from '../item-reader.js';
import { DEVICE_PREFIX, deviceKey, deviceOwnerKey } from '../keys.js';
import type { TableNames } from '../table.js';
import { transact, type NamedWrite } from '../transaction.js';
import { fromDeviceItem, toDeviceItem } from './device.item.js';

const ATTEMPTS = 3;

/** Devices in DynamoDB: a row among what belongs to their person, and one that says whose they are. */
export class DynamoDeviceRepository extends DeviceRepository {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: Pick<TableNames, 'personal'>,
  ) {
    super();
  }

  override async save(device: Device): Promise<void> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const owner = await this.ownerOf(device.id);
      const refused = await transact(this.client, 'store a device', [
        ...this.writes(device, owner),
        ...(owner === undefined || owner === device.email
          ? []
          : [this.removal({ email: owner, id: device.id })]),
      ]);
      if (refused.size === 0) return;
    }
    throw new ConcurrentChangeError(device.id);
  }

  override async listByUser(email: string): Promise<readonly Device[]> {
    const { Items = [] } = await this.client
      .send(
        new QueryCommand({
          TableName: this.tables.personal,
          ConsistentRead: true,
          KeyConditionExpression: '#email = :email AND begins_with(#id, :kind)',
          ExpressionAttributeNames: { '#email': 'email', '#id': 'id' },
          ExpressionAttributeValues: { ':email': email, ':kind': DEVICE_PREFIX },
        }),
      )
      .catch(failed('list the devices of a user'));
    return Items.map(fromDeviceItem);
  }

  override forget(seen: Device): Promise<void> {
    return this.take(seen, isAs(seen));
  }

  override remove(device: Pick<Device, 'email' | 'id'>): Promise<void> {
    return this.take(device);
  }

  private async take(
    device: Pick<Device, 'email' | 'id'>,
    condition?: ReturnType<typeof isAs>,
  ): Promise<void> {
    const removal = this.removal(device, condition);
    const refused = await transact(this.client, 'remove a device', [
      removal,
      {
        name: 'owner',
        write: {
          Delete: {
            TableName: this.tables.personal,
            Key: deviceOwnerKey(device.id),
            ...isOf(device.email),
          },
        },
      },
    ]);
    if (refused.size === 0 || refused.has('removal')) return;
    // Somebody else has it now, or nobody had.
    await this.client.send(new DeleteCommand(removal.write.Delete)).catch((error: unknown) => {
      if (!isConditionFailure(error)) failed('remove a device')(error);
    });
  }

  private async ownerOf(id: string): Promise<string | undefined> {
    const { Item } = await this.client
      .send(
        new GetCommand({
          TableName: this.tables.personal,
          Key: deviceOwnerKey(id),
          ConsistentRead: true,
        }),
      )
      .catch(failed('find whose a device is'));
    return Item && new ItemReader(Item, 'personal', ['email', 'id']).text('de');
  }

  private writes(device: Device, owner: string | undefined): readonly NamedWrite<string>[] {
    const TableName = this.tables.personal;
    const item = toDeviceItem(device);
    return [
      { name: 'device', write: { Put: { TableName, Item: item } } },
      {
        name: 'owner',
        write: {
          Put: {
            TableName,
            Item: { ...deviceOwnerKey(device.id), de: device.email, expira: item.expira },
            ...(owner === undefined ? isNew('id') : isOf(owner)),
          },
        },
      },
    ];
  }

  private removal(device: Pick<Device, 'email' | 'id'>, condition?: ReturnType<typeof isAs>) {
    const Delete = { TableName: this.tables.personal, Key: deviceKey(device), ...condition };
    return { name: 'removal', write: { Delete } } as const;
  }
}

function isOf(owner: string) {
  return {
    ConditionExpression: '#de = :owner',
    ExpressionAttributeNames: { '#de': 'de' },
    ExpressionAttributeValues: { ':owner': owner },
  };
}

/** The condition that a device is still as it was seen. */
function isAs({ sessionId, p256dh, auth }: Device) {
  return {
    ConditionExpression: '#sesion = :sesion AND #p256dh = :p256dh AND #auth = :auth',
    ExpressionAttributeNames: { '#sesion': 'sesion', '#p256dh': 'p256dh', '#auth': 'auth' },
    ExpressionAttributeValues: { ':sesion': sessionId, ':p256dh': p256dh, ':auth': auth },
  };
}
