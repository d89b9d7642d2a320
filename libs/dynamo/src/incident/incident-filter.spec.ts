import { describe, expect, it } from 'vitest';
import { rowFilter } from './incident-filter.js';

/** DynamoDB takes no longer expressions. */
const EXPRESSION_BYTES = 4_096;

describe('rowFilter', () => {
  it('stays within the length of an expression for the longest question that the api takes', () => {
    const letters = Array.from({ length: 100 }, (_, at) => String.fromCodePoint(0x4e00 + at));
    const filter = rowFilter({
      statuses: Array.from({ length: 25 }, () => 'resuelto' as const),
      risks: Array.from({ length: 40 }, () => 'bajo' as const),
      category: 'Otro',
      floor: '1',
      assignee: 'luis@gmail.com',
      text: letters.join(' '),
    });

    expect(Buffer.byteLength(filter?.expression ?? '')).toBeLessThanOrEqual(EXPRESSION_BYTES);
    expect(filter?.expression).toContain('#estado IN (:estado0) AND');
  });
});
