import type { Notification } from '@vigia/domain/notification';
import { StorageError } from '../errors.js';
import type { NamedWrite } from '../transaction.js';
import { toNotificationItem } from './notification.item.js';

/** Where notifications go; absent in programs that tell nobody anything. */
export interface Inboxes {
  readonly notifications?: string;
}

/** The writes that put notifications beside the change that they tell of. */
export function notificationWrites(
  { notifications: TableName }: Inboxes,
  rows: readonly Notification[],
): readonly NamedWrite<'notification'>[] {
  return rows.map((row) => {
    if (TableName === undefined) throw new StorageError('Notifications have no table here.');
    return { name: 'notification', write: { Put: { TableName, Item: toNotificationItem(row) } } };
  });
}
