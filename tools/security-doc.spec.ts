import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const DOCS = join(import.meta.dirname, '..', 'docs');
const text = readFileSync(join(DOCS, 'security.md'), 'utf8').replace(/\s+/g, ' ');
const OWASP = '../apps/api/test/owasp.e2e-spec.ts';

/** After a link to a file come names of its tests, up to the next link or cell; the table of OWASP items is about one file. */
const OF_FILE = /\]\((\.\.\/[^)]+spec\.ts)\):([^[|]*(?:\[[A-Z]+-\d+\][^[|]*)*)/g;
const OF_OWASP = /\| API\d+ +\| ("[^|]+") \|/g;

const named = [
  ...[...text.matchAll(OF_FILE)].map(([, file = '', words = '']) => [file, words] as const),
  ...[...text.matchAll(OF_OWASP)].map(([, words = '']) => [OWASP, words] as const),
].flatMap(([file, words]) => titlesIn(words).map((title) => ({ file, title })));

function titlesIn(words: string): string[] {
  return [...words.matchAll(/"([^"]+)"/g)].map(([, title = '']) => title);
}

it('docs/security.md says of which file each test is', () => {
  expect(named.length).toBeGreaterThan(50);
  expect(titlesIn(text)).toHaveLength(named.length);
});

it.each(named)('docs/security.md names a test that exists: $title', ({ file, title }) => {
  expect(readFileSync(join(DOCS, file), 'utf8')).toContain(title);
});
