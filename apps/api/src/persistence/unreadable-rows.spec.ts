import { Logger } from '@nestjs/common';
import { UnreadableError } from '@vigia/domain/shared';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { UnreadableRows } from './unreadable-rows.js';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a row that cannot be read', () => {
  it('[STO-8] is told once, however often it is met', () => {
    const log = vi.spyOn(Logger.prototype, 'error').mockReturnValue();
    const rows = new UnreadableRows();
    const errors = ['one', 'other', 'one', 'one'].map((message) => new UnreadableError(message));

    for (const error of errors) rows.tell(error);

    expect(log.mock.calls).toEqual([
      [{ err: errors[0] }, 'a row is unreadable'],
      [{ err: errors[1] }, 'a row is unreadable'],
    ]);
  });
});
