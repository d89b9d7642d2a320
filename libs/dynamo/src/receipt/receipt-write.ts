import type { Receipt } from '@vigia/domain/shared';
import { isNew } from '../expressions.js';
import type { NamedWrite } from '../transaction.js';
import { toReceiptItem } from './receipt.item.js';

/** [STO-3] The write that lets a transaction through only once per receipt; none without a receipt. */
export function receiptWrites(
  table: string,
  receipt: Receipt | undefined,
): readonly NamedWrite<'receipt'>[] {
  if (receipt === undefined) return [];
  const Put = { TableName: table, Item: toReceiptItem(receipt), ...isNew('id') };
  return [{ name: 'receipt', write: { Put } }];
}
