import { MOVES } from '../libs/domain/src/incident/index.js';

const START = '<!-- moves:start -->';
const END = '<!-- moves:end -->';

/** The table of moves as Markdown rows, as docs/rules.md shows it. */
export function movesTable(): string {
  const rows = MOVES.map(({ action, from, to, by, explained, paused }) => [
    action,
    from.join(', ') + (paused === undefined ? '' : paused ? ', paused' : ', not paused'),
    to === null
      ? '(unchanged)'
      : to === 'by-assignment'
        ? 'asignado with a worker, else pendiente'
        : to === 'before-merge'
          ? 'what it was before'
          : to,
    by.join(', '),
    explained ? 'yes' : 'no',
  ]);
  return [['move', 'from', 'to', 'who', 'explained'], ['---', '---', '---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** The table that the document holds between its markers. */
export function documentedMoves(markdown: string): string {
  return markdown
    .slice(markdown.indexOf(START) + START.length, markdown.indexOf(END))
    .trim()
    .split('\n')
    .map((row) => row.replace(/ +/g, ' ').replace(/-{3,}/g, '---'))
    .join('\n');
}
