import { describe, expect, it } from 'vitest';
import { brokenLinks } from './check-docs.js';

const GUIDE = '# Guide\n\n## When it is 3 a.m.\n\n## Twice\n\n## Twice\n\n<a id="by-hand"></a>\n';

describe('the link check', () => {
  it.each([
    ['a document', '[x](docs/guide.md)'],
    ['a file', '[x](package.json)'],
    ['a folder', '[x](apps/api)'],
    ['a heading', '[x](docs/guide.md#when-it-is-3-am)'],
    ['the second of two equal headings', '[x](docs/guide.md#twice-1)'],
    ['an anchor written by hand', '[x](docs/guide.md#by-hand)'],
    ['a heading of its own', '# Top\n[x](#top)'],
    ['another site', '[x](https://example.org/nowhere) [y](mailto:x@example.org)'],
    ['a link in code', '`[x](nowhere.md)`\n\n```md\n[x](nowhere.md)\n```\n'],
  ])('accepts %s', (_, readme) => {
    expect(check(readme)).toEqual([]);
  });

  it('names a link that leads nowhere', () => {
    expect(check('[x](docs/gone.md "title")')).toEqual(['README.md: docs/gone.md leads nowhere.']);
  });

  it('names an anchor that the other document does not have', () => {
    expect(check('[x](docs/guide.md#gone)')).toEqual([
      'README.md: docs/guide.md#gone names a heading that docs/guide.md does not have.',
    ]);
  });

  it('reads links from where the document stands', () => {
    const documents = new Map([
      ['docs/adr/0001.md', '[x](../guide.md) [y](guide.md)'],
      ['docs/guide.md', GUIDE],
    ]);

    expect(brokenLinks(documents, () => false)).toEqual([
      'docs/adr/0001.md: guide.md leads nowhere.',
    ]);
  });
});

function check(readme: string): string[] {
  const documents = new Map([
    ['README.md', readme],
    ['docs/guide.md', GUIDE],
  ]);
  return brokenLinks(documents, (path) => ['package.json', 'apps/api'].includes(path));
}
