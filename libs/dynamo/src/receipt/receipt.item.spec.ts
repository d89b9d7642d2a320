import { describe, expect, it } from 'vitest';
import { toReceiptItem } from './receipt.item.js';

describe('the item of a receipt', () => {
  it('[OFF-2] outlives what a device sends again without asking, by days for a clock that is wrong', () => {
    const at = '2025-11-03T14:00:00.000Z';

    const { expira } = toReceiptItem({ id: 'a', fingerprint: 'b', result: '{}', at });

    const days = (expira * 1000 - Date.parse(at)) / 86_400_000;
    expect(days).toBeGreaterThanOrEqual(25 + 3);
  });
});
