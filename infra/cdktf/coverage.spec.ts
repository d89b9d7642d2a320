import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const DOCS = join(import.meta.dirname, '..', '..', 'docs');
const PROOF = /\[[a-z]+\]\((\.\.\/infra\/[^)]+\.spec\.ts)\): "([^"]+)"/g;

const rows = readFileSync(join(DOCS, 'coverage.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| (?!theirs|wrong|-)/.test(line));
const proofs = rows.flatMap((row) =>
  [...row.matchAll(PROOF)].map(([, file = '', title = '']) => ({ file, title })),
);

describe('the table of what is covered', () => {
  it('proves every row', () => {
    expect(rows.length).toBeGreaterThan(30);
    for (const row of rows) expect(row.match(PROOF), row).not.toBeNull();
  });

  it.each(proofs)('names a test that exists: $title', ({ file, title }) => {
    const path = join(DOCS, file);

    expect(existsSync(path), file).toBe(true);
    expect(readFileSync(path, 'utf8')).toContain(title);
  });
});
