import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../src/', import.meta.url);
const sources = globSync('**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.spec.ts'));

describe('libs/dynamo', () => {
  it('[STO-4] lists with queries: only the import of the old system knows how to scan a table', () => {
    const scanning = sources.filter((file) =>
      /Scan(?!IndexForward)/.test(readFileSync(new URL(file, root), 'utf8')),
    );

    expect(sources.length).toBeGreaterThan(20);
    expect(scanning).toEqual(['legacy/old-table.ts']);
  });
});
