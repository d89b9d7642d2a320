import { EVERY_BOARD } from '@vigia/domain/board';
import { describe, expect, it } from 'vitest';
import { accessUpdate, everyBoardKeys } from './board-access.js';

const ANA = 'ana@utec.edu.pe';

describe('the rows of ended access', () => {
  it('are a board’s own, for good', () => {
    const update = accessUpdate('t', 'b-1', [
      { email: ANA, at: '2026-03-02T12:00:00.000Z' },
      { email: '*', at: '2026-03-02T12:00:00.000Z', only: 'write' },
    ]);

    expect(update).toMatchObject({
      Key: { id: 'estado#b-1' },
      ExpressionAttributeNames: { '#a0': `fin#${ANA}`, '#a1': 'fin-escritura#*' },
    });
  });

  it('are a day’s for every board, and expire when no session can be older', () => {
    const update = accessUpdate('t', EVERY_BOARD, [{ email: ANA, at: '2026-03-02T23:59:59.000Z' }]);

    expect(update).toMatchObject({
      Key: { id: 'estado#*#2026-03-02' },
      ExpressionAttributeNames: { '#a1': 'expira' },
      ExpressionAttributeValues: { ':a1': Date.parse('2026-03-04T00:00:00Z') / 1000 },
    });
  });

  it('are looked for in the days of which an end may matter', () => {
    const keys = everyBoardKeys(Date.parse('2026-03-01T00:00:00Z')).map(({ id }) => id);

    expect(keys).toEqual(['estado#*#2026-02-28', 'estado#*#2026-03-01', 'estado#*#2026-03-02']);
  });
});
