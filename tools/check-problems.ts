/** `npm run docs:check`, second half: docs/problems.md has one row per problem code, with its status and its anchor. */
import { existsSync, readFileSync } from 'node:fs';
import { PROBLEMS } from '../libs/platform/src/problem.js';

const DOCUMENT = 'docs/problems.md';
const ROW = /^\|\s*(?:<a id="([^"]*)"><\/a>)?\s*`([^`]+)`\s*\|\s*(\d+)\s*\|/gm;

/** What differs between the registry and the rows `` | <a id="code"></a>`code` | status | ... | `` of the document. */
export function wrongProblemRows(
  registry: Readonly<Record<string, { readonly status: number }>>,
  markdown: string,
): string[] {
  const wrong: string[] = [];
  const documented = new Set<string>();
  for (const [, anchor, code = '', status] of markdown.matchAll(ROW)) {
    const row = registry[code];
    if (documented.has(code)) wrong.push(`${code} has two rows.`);
    documented.add(code);
    if (row === undefined) wrong.push(`${code} is no problem code.`);
    else if (String(row.status) !== status) {
      wrong.push(`${code} is ${row.status}, not ${status ?? 'empty'}.`);
    }
    if (anchor !== code) wrong.push(`${code} lacks its anchor <a id="${code}"></a>.`);
  }
  for (const code of Object.keys(registry)) {
    if (!documented.has(code)) wrong.push(`${code} has no row.`);
  }
  return wrong;
}

if (import.meta.main) {
  const wrong = existsSync(DOCUMENT)
    ? wrongProblemRows(PROBLEMS, readFileSync(DOCUMENT, 'utf8'))
    : ['does not exist.'];
  for (const line of wrong) console.error(`${DOCUMENT}: ${line}`);
  if (wrong.length > 0) process.exitCode = 1;
  else
    console.log(`${DOCUMENT} has a row for each of ${Object.keys(PROBLEMS).length} problem codes.`);
}
