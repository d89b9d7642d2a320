/** `npm run docs:check`: every relative link of the documents leads somewhere. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** The documents by path from the root; `exists` answers for every other file or folder. */
export function brokenLinks(
  documents: ReadonlyMap<string, string>,
  exists: (path: string) => boolean,
): string[] {
  const wrong: string[] = [];
  for (const [path, text] of documents) {
    for (const link of relativeLinks(text)) {
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? path : normalize(join(dirname(path), decodeURI(file)));
      const document = documents.get(target);
      if (document === undefined && !exists(target)) {
        wrong.push(`${path}: ${link} leads nowhere.`);
      } else if (document !== undefined && anchor !== undefined && !anchors(document).has(anchor)) {
        wrong.push(`${path}: ${link} names a heading that ${target} does not have.`);
      }
    }
  }
  return wrong;
}

function relativeLinks(text: string): string[] {
  return Array.from(
    prose(text).matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g),
    (match) => match[1] ?? '',
  ).filter((link) => !/^[a-z][a-z+.-]*:/i.test(link));
}

/** Headings as GitHub turns them into anchors, and anchors written by hand. */
function anchors(text: string): Set<string> {
  const found = new Set<string>();
  const seen = new Map<string, number>();
  for (const [, title = ''] of withoutFences(text).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const slug = title
      .toLowerCase()
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    found.add(times === 0 ? slug : `${slug}-${times}`);
  }
  for (const [, id = ''] of text.matchAll(/<a\s+(?:id|name)="([^"]+)"/g)) found.add(id);
  return found;
}

function prose(text: string): string {
  return withoutFences(text).replace(/`[^`\n]*`/g, '');
}

function withoutFences(text: string): string {
  return text.replace(/^(```|~~~).*?^\1/gms, '');
}

if (import.meta.main) {
  const paths = globSync([
    '*.md',
    'docs/**/*.md',
    '{apps,libs,infra}/*/*.md',
    'frontend/*.md',
    'e2e/*.md',
  ]);
  const documents = new Map(paths.sort().map((path) => [path, readFileSync(path, 'utf8')]));
  const wrong = brokenLinks(documents, existsSync);
  for (const line of wrong) console.error(line);
  if (wrong.length > 0) process.exitCode = 1;
  else console.log(`The links of ${paths.length} documents lead somewhere.`);
}
