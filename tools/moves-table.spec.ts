import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentedMoves, movesTable } from './moves-table.js';

describe('docs/rules.md', () => {
  it('[INC-1] shows the table of moves that the domain decides by', () => {
    const markdown = readFileSync(new URL('../docs/rules.md', import.meta.url), 'utf8');

    expect(documentedMoves(markdown)).toBe(movesTable());
  });
});
