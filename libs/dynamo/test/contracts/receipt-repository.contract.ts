import { ReceiptExistsError } from '@vigia/domain/shared';
import { describe, expect, it } from 'vitest';
import { aReceipt } from '../support/fixtures.js';
import type { OpenStorage } from '../support/storage.js';

export function receiptRepositoryContract(name: string, open: OpenStorage): void {
  describe(`${name} keeps the receipt repository contract`, () => {
    it('[STO-3] stores a receipt once, and finds it as it was stored first', async () => {
      const { receipts } = await open();
      const receipt = aReceipt();

      await receipts.store(receipt);

      const again = receipts.store({ ...receipt, result: '{"id":"2"}' });
      await expect(again).rejects.toThrow(ReceiptExistsError);
      expect(await receipts.find(receipt.id)).toEqual(receipt);
      expect(await receipts.find(aReceipt().id)).toBeUndefined();
    });
  });
}
