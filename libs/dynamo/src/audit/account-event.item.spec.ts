import { UnreadableError } from '@vigia/domain/shared';
import { describe, expect, it } from 'vitest';
import { anAccountEvent } from '../../test/support/fixtures.js';
import { fromAccountEventItem, toAccountEventItem } from './account-event.item.js';

describe('an account event item', () => {
  it('[AUD-4] is kept for 365 days', () => {
    const { fecha, expira } = toAccountEventItem(anAccountEvent());

    expect(expira - Date.parse(fecha) / 1000).toBe(365 * 86_400);
  });

  it.each([
    ['tipo', 'siesta'],
    ['cuenta', undefined],
    ['ip', 7],
  ])('[STO-8] is an error that names its key when %s is %j', (name, value) => {
    const item = { ...toAccountEventItem(anAccountEvent({ id: '0A' })), [name]: value };

    expect(() => fromAccountEventItem(item)).toThrow(UnreadableError);
    expect(() => fromAccountEventItem(item)).toThrow(
      `Item {"registro":"cuentas","id":"0A"} of audit is unreadable: ${name}.`,
    );
  });
});
