import type { Receipt } from '@vigia/domain/shared';
import { expiryAfterDays } from '../expiry.js';
import { ItemReader, type Item } from '../item-reader.js';
import { receiptKey, unprefixed } from '../keys.js';

/** [API-3] Days a request is remembered: longer than a device keeps one whose answer it lost (OFF-2). */
const RECEIPT_DAYS = 30;

/** The proof that a request was carried out, as it is stored. */
export interface ReceiptItem {
  readonly id: string;
  readonly huella: string;
  readonly resultado: string;
  readonly fecha: string;
  readonly expira: number;
}

/** The item of a receipt. */
export function toReceiptItem(receipt: Receipt): ReceiptItem {
  return {
    ...receiptKey(receipt.id),
    huella: receipt.fingerprint,
    resultado: receipt.result,
    fecha: receipt.at,
    expira: expiryAfterDays(receipt.at, RECEIPT_DAYS),
  };
}

/** The receipt of an item. */
export function fromReceiptItem(item: Item): Receipt {
  const read = new ItemReader(item, 'tokens', ['id']);
  return {
    id: unprefixed(read.text('id')),
    fingerprint: read.text('huella'),
    result: read.text('resultado'),
    at: read.time('fecha'),
  };
}
