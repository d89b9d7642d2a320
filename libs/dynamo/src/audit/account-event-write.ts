import type { AccountEvent } from '@vigia/domain/audit';
import { StorageError } from '../errors.js';
import { isNew } from '../expressions.js';
import type { NamedWrite } from '../transaction.js';
import { toAccountEventItem } from './account-event.item.js';

/** Where account events go; absent in programs that change no account. */
export interface Trail {
  readonly audit?: string;
}

/** [AUD-1] The write that puts an event beside the change that it tells of; none without an event. */
export function accountEventWrites(
  { audit }: Trail,
  event: AccountEvent | undefined,
): readonly NamedWrite<'event'>[] {
  if (event === undefined) return [];
  if (audit === undefined) throw new StorageError('Account events have no table here.');
  const Put = { TableName: audit, Item: toAccountEventItem(event), ...isNew('id') };
  return [{ name: 'event', write: { Put } }];
}
